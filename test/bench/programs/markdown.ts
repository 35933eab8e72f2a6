import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"
import { files, split } from "./files.ts"

const parser = unified().use(remarkParse).use(remarkGfm)

for (const bytes of files()) parser.parse(split(bytes).body)
