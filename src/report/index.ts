import type { Reporter } from "../model/types.ts"
import { github } from "./github.ts"
import { json } from "./json.ts"
import { markdown } from "./markdown.ts"
import { text } from "./text.ts"

/** The channels a report can be made for. */
export const reporters = { text, github, json, markdown } as const satisfies { [format: string]: Reporter }
