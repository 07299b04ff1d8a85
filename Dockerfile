# Both programs, the one for the command line and the portal: one image, one entry point, no root. Build it with
# `docker build .`, or, where the base images or the certificates of a company proxy have to be made available first, with
# `scripts/images.sh grader`.

FROM node:22-bookworm-slim AS renderer
LABEL autograder.stage=renderer
COPY images/certs/ /usr/local/share/ca-certificates/
# One file of what was added is all that Node is to trust beyond its own list; without any it is empty.
RUN cat /usr/local/share/ca-certificates/*.crt > /tmp/extra.pem 2> /dev/null || true
ENV NODE_EXTRA_CA_CERTS=/tmp/extra.pem
WORKDIR /app/renderer
COPY src/Reports/renderer/package.json src/Reports/renderer/package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit
COPY src/Reports/renderer ./
WORKDIR /portal
COPY src/Api/package.json src/Api/package-lock.json src/Api/lib.sh ./
RUN bash lib.sh "$(sha256sum < package-lock.json | cut -c1-64 | tr a-f A-F)"
# What the programs are made of, as a bill of materials; what Debian brings along says `dpkg -l`.
WORKDIR /bill
COPY scripts/sbom.mjs ./
COPY src src
RUN node sbom.mjs /bill/sbom.cdx.json src/*/packages.lock.json src/Api/package-lock.json src/Reports/renderer/package-lock.json

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
LABEL autograder.stage=build
COPY images/certs/ /usr/local/share/ca-certificates/
RUN update-ca-certificates
ARG NUGET_CERT_REVOCATION_MODE
WORKDIR /build
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src src
COPY --from=renderer /portal/wwwroot/lib src/Api/wwwroot/lib
RUN dotnet publish src/Cli -c Release -o /app -p:UseAppHost=false -p:RestoreLockedMode=true -v quiet -nologo \
 && dotnet publish src/Api -c Release -o /app -p:UseAppHost=false -p:RestoreLockedMode=true -v quiet -nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Node sets reports; PostgreSQL's client makes and restores backups.
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends nodejs postgresql-client tzdata \
 && apt-get clean && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 autograder && useradd --uid 10001 --gid 10001 --create-home autograder \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} +
COPY images/grader/autograder /usr/local/bin/autograder
COPY --from=renderer /app/renderer /app/renderer
COPY --from=build /app /app
COPY --from=renderer /bill/sbom.cdx.json /app/sbom.cdx.json
COPY assignments /app/assignments
COPY samples /app/samples
ENV DOTNET_EnableDiagnostics=0 AUTOGRADER_RENDERER=/app/renderer
USER 10001:10001
WORKDIR /app
ENTRYPOINT ["autograder"]
CMD ["--help"]
