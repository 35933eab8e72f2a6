import type { Root } from "mdast"
import { gfmTableFromMarkdown } from "mdast-util-gfm-table"
import { gfmTable } from "micromark-extension-gfm-table"
import remarkParse from "remark-parse"
import { type Processor, unified } from "unified"

/** The tree of a body: CommonMark and tables, nothing else. */
export function parseMarkdown(body: string): Root {
  return (mayHoldTable.test(body) ? withTables : plain).parse(body)
}

// A table has a bar or a colon in the line under its head; to look for one at every line takes a quarter of the time.
const mayHoldTable = /\||:-|-:/

function tables(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [gfmTable()]
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()]
}

const plain = unified().use(remarkParse).freeze()

/** CommonMark and tables, looked for at every line. */
export const withTables = unified().use(remarkParse).use(tables).freeze()
