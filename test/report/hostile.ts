import fc from "fast-check"

const nasty = fc.constantFrom(
  "\u001b[31m",
  "\u001b]8;;https://evil.example\u0007",
  "\u009b2J",
  "\u202e",
  "\u2066",
  "\u200b",
  "\ufeff",
  "\u{e0041}",
  "\ue000",
  "\ud800",
  "\u2028",
  "\r\n",
  "\0",
  "\u0085",
  "::",
  ":",
  "##[",
  "##",
  "[",
  "e\u0301\u0301\u0301\u0301\u0301",
  "::error file=x::y",
  "##[command]",
  "é",
  " ",
)
/** Values that try to harm whoever prints them. */
export const hostile = fc
  .array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 20 })
  .map(parts => parts.join(""))
