import type { Reporter } from "../model/types.ts"
import { codequality } from "./codequality.ts"
import { github } from "./github.ts"
import { html } from "./html.tsx"
import { json } from "./json.ts"
import { junit } from "./junit.ts"
import { markdown } from "./markdown.ts"
import { sarif } from "./sarif.ts"
import { text } from "./text.ts"

/** The channels a report can be made for. */
export const reporters = {
  text,
  github,
  json,
  sarif,
  junit,
  markdown,
  codequality,
  html,
} as const satisfies { [format: string]: Reporter }
