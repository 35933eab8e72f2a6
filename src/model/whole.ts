/** A text by itself: V8 cuts one of more than twelve signs out of the text it stands in, which it then holds for as long. */
export function whole(text: string): string {
  return text.length < 13 ? text : text.split("").join("")
}
