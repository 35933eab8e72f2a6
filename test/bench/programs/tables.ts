import { gfmTableFromMarkdown } from "mdast-util-gfm-table"
import { gfmTable } from "micromark-extension-gfm-table"
import remarkParse from "remark-parse"
import { type Processor, unified } from "unified"
import { files, split } from "./files.ts"

const parser = unified().use(remarkParse).use(tables)

for (const bytes of files()) parser.parse(split(bytes).body)

function tables(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [gfmTable()]
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()]
}
