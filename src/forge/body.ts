/** The bytes of an answer, or undefined when there are more than `most`: the rest is never received. */
export async function readBody(response: Response, most: number): Promise<Uint8Array | undefined> {
  if (!response.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length
    // Leaving the loop cancels the stream.
    if (length > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts, length)
}
