# Datasets and hostile submissions that lie beside the checkout. Sourced by continuous integration; needs log.sh and a built autograder/numpy.

export AUTOGRADER_DATA="${AUTOGRADER_DATA:-$HOME/.cache/autograder-data}"

# They are unpacked in a box, since that has the NumPy it takes.
unpack_data() {
  mkdir -p "$AUTOGRADER_DATA"
  docker run --rm --network none -v "$(cd "$ROOT/../shared/data" && pwd):/in:ro" -v "$AUTOGRADER_DATA:/out" \
    autograder/numpy python3 -B /in/unpack.py /out
}

# Does nothing where there are no copies: the program looks for the official ones.
unpack_data_if_given() {
  if [ -f "$ROOT/../shared/data/unpack.py" ]; then step "Unpacking the datasets" unpack_data; fi
}

# Other people's hostile submissions are tried as they are.
if [ -d "$ROOT/../shared/attacks" ]; then export AUTOGRADER_ATTACKS="${AUTOGRADER_ATTACKS:-$(cd "$ROOT/../shared/attacks" && pwd)}"; fi
