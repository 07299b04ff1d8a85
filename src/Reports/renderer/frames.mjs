// Requests on stdin, answers on stdout. A frame is a length (u32, little endian) and that many bytes; an answer is two frames,
// {id, rss} or {id, rss, error} and what was made (empty where there was an error).

console.log = console.error;
// Ctrl-C reaches the whole group; the program still finishes its work, and closes our stdin when it is done.
process.on("SIGINT", () => {});

/** Answers requests with what `make` makes of them, until stdin closes. */
export async function serve(make) {
  for await (const frame of frames(process.stdin)) answer(frame, make);
}

function answer(bytes, make) {
  let id = null;
  let made = Buffer.alloc(0);
  let error;
  try {
    const request = JSON.parse(bytes.toString("utf8"));
    id = request.id;
    made = make(request);
  } catch (problem) {
    error = String(problem?.message ?? problem).slice(0, 4000);
  }
  send(Buffer.from(JSON.stringify({ id, rss: process.memoryUsage.rss(), error })));
  send(made);
}

function send(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  process.stdout.write(length);
  process.stdout.write(bytes);
}

/** Chunks to frames; joined once per frame, so that a large request stays linear. */
async function* frames(stream) {
  let chunks = [];
  let held = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= 4) {
      if (chunks[0].length < 4) chunks = [Buffer.concat(chunks)];
      const end = 4 + chunks[0].readUInt32LE(0);
      if (held < end) break;
      const whole = Buffer.concat(chunks);
      yield whole.subarray(4, end);
      chunks = [whole.subarray(end)];
      held -= end;
    }
  }
}
