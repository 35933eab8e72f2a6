import { withTables } from "../../../src/read/markdown.ts"
import { files, split } from "./files.ts"

for (const bytes of files()) withTables.parse(split(bytes).body)
