import process from "node:process"
// The fiche's schema without its sections, compiled beforehand by programs.ts.
import validate from "compiled-schema"
import { load } from "js-yaml"
import { files, split } from "./files.ts"

const wrong = files().filter(bytes => !validate(load(split(bytes).head)))
if (wrong.length > 0) process.exitCode = 1
