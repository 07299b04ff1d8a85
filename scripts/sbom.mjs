// Writes what our programs are made of, as a CycloneDX 1.5 bill of materials, from the lock files: the same bytes for the same packages.
//   node scripts/sbom.mjs OUT LOCKFILE…     packages.lock.json of NuGet or package-lock.json of npm
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [out, ...locks] = process.argv.slice(2);
if (!out || locks.length === 0) throw new Error("node scripts/sbom.mjs OUT LOCKFILE…");
const components = new Map();

function add(kind, name, version, sha512, license) {
  const purl = `pkg:${kind}/${name.replace("@", "%40")}@${encodeURIComponent(version)}`;
  components.set(purl, {
    type: "library", "bom-ref": purl, name, version, purl,
    ...(sha512 ? { hashes: [{ alg: "SHA-512", content: Buffer.from(sha512, "base64").toString("hex") }] } : {}),
    ...(license ? { licenses: [{ license: { name: license } }] } : {}),
  });
}

for (const lock of locks) {
  const content = JSON.parse(readFileSync(lock, "utf8"));
  if (basename(lock) === "packages.lock.json") {
    for (const packages of Object.values(content.dependencies))
      for (const [name, entry] of Object.entries(packages))
        if (entry.type !== "Project") add("nuget", name, entry.resolved, entry.contentHash);
  } else {
    for (const [path, entry] of Object.entries(content.packages))
      if (path && !entry.dev && !entry.link) add("npm", path.split("node_modules/").pop(), entry.version, entry.integrity?.startsWith("sha512-") ? entry.integrity.slice(7) : undefined, entry.license);
  }
}

writeFileSync(out, JSON.stringify({
  $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
  bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
  metadata: { component: { type: "application", "bom-ref": "autograder", name: "autograder" } },
  components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
}, null, 1) + "\n");
console.log(`${components.size} packages in ${out}`);
