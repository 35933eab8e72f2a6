import process from "node:process"
import { load } from "js-yaml"
import { files, split } from "./files.ts"
import validate from "./schema.ts"

const wrong = files().filter(bytes => !validate(load(split(bytes).head)))
if (wrong.length > 0) process.exitCode = 1
