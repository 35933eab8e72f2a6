import type { Root } from "mdast"
import { gfmTableFromMarkdown } from "mdast-util-gfm-table"
import { gfmTable } from "micromark-extension-gfm-table"
import remarkParse from "remark-parse"
import { type Processor, unified } from "unified"

/** The tree of a body: CommonMark and tables, nothing else. */
export function parseMarkdown(body: string): Root {
  return parser.parse(body)
}

function tables(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [gfmTable()]
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()]
}

const parser = unified().use(remarkParse).use(tables).freeze()
