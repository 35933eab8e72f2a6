import { parseFragment } from "parse5"
import { expect, test } from "vitest"
import { linkFault } from "../../src/model/links.ts"
import { plainText, toHtml } from "../../src/output/markdown.ts"
import fc, { draws } from "../draw.ts"
import { nodes } from "./sample.ts"

const html = (markdown: string, level?: number) => toHtml(nodes(markdown), { prefix: "p-", ...(level && { level }) })

test("levels are shifted under the section’s own heading", () => {
  expect(html("### A\n\n#### B")).toBe('<h3 id="p-a">A</h3>\n<h4 id="p-b">B</h4>')
  expect(html("### A\n\n#### B\n\n###### C", 5)).toBe('<h5 id="p-a">A</h5>\n<h6 id="p-b">B</h6>\n<h6 id="p-c">C</h6>')
  expect(html("# A\n\n## B")).toBe('<h3 id="p-a">A</h3>\n<h3 id="p-b">B</h3>')
})

test("ids are ascii, prefixed and told apart", () => {
  expect(html("### L’état\n\n### L'état\n\n### ☃\n\n### L’état 2")).toMatch(
    /"p-l-etat".*"p-l-etat-2".*"p-partie".*"p-l-etat-2-2"/s,
  )
})

test("emphasis stays, typography applies to words and not to code", () => {
  expect(html("*Attention*: l'école `a 'b' : c`: 30%")).toBe(
    "<p><em>Attention</em>\u00a0: l’école <code>a 'b' : c</code>\u00a0: 30\u00a0%</p>",
  )
})

test("a range stays on one line, and no date, address or code is taken for one", () => {
  expect(html("Les **16-30 ans** en 2025-2026, soit 10-12.")).toBe(
    '<p>Les <strong><span class="together">16-30</span>\u00a0ans</strong> en <span class="together">2025-2026</span>, soit <span class="together">10-12</span>.</p>',
  )
  const plain = "le 2025-06-20, au 01-61-91-83-07, covid-19, A-12, sur ecole.example/16-30/, `16-30`"
  expect(html(plain)).not.toContain("<span")
})

test("a table scrolls in a named region and its heads say what they head", () => {
  const table = html("| Quoi | Quand |\n| --- | --: |\n| a | b |")
  expect(table).toContain(
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Tableau : Quoi Quand"><table>',
  )
  expect(table).toContain('<th scope="col">Quoi</th>')
  expect(table).toContain('<th scope="col" class="align-right">Quand</th>')
  expect(table).toContain('<td>a</td>\n<td class="align-right">b</td>')
  expect(table).not.toContain("style")
})

test("markup that is not ours shows as its words", () => {
  expect(html("a <b onclick=x>c</b> ![photo](http://x.example/y.png) d")).toBe(
    "<p>a &#x3C;b onclick=x>c&#x3C;/b> photo d</p>",
  )
  expect(html("<script>alert(1)</script>")).not.toMatch(/<script/i)
})

test("safe links are marked, others are text", () => {
  expect(html("[ici](https://ville.example/a?b=c&d=e)")).toBe(
    '<p><a href="https://ville.example/a?b=c&#x26;d=e" rel="nofollow noopener external ugc">ici</a></p>',
  )
  expect(html("<https://ville.example/>")).toContain('<a href="https://ville.example/"')
})

test.each([
  ["protocole", "javascript:alert(1)", "ici"],
  ["protocole", "JaVaScRiPt:alert(1)", "ici"],
  ["protocole", "data:text/html,x", "ici"],
  ["protocole", "http://ville.example/", "ici"],
  ["protocole", "//mal.example/", "ici"],
  ["protocole", "/relatif", "ici"],
  ["protocole", "mailto:a@b.example?bcc=c@d.example", "ici"],
  ["identifiants", "https://ville.example@mal.example/", "ici"],
  ["identifiants", "https://a:b@mal.example/", "ici"],
  ["port", "https://ville.example:8080/", "ici"],
  ["port", "https://ville.example:443/", "ici"],
  ["domaine", "https://127.0.0.1/", "ici"],
  ["domaine", "https://2130706433/", "ici"],
  ["domaine", "https://[::1]/", "ici"],
  ["domaine", "https://localhost/", "ici"],
  ["domaine", "https://xn--80ak6aa92e.com/", "ici"],
  ["domaine", "https://аррӏе.com/", "ici"],
  ["caracteres", "https://ville.example/\u202e", "ici"],
  ["caracteres", "https://ville.example\\@mal.example/", "ici"],
  ["longueur", `https://ville.example/${"a".repeat(500)}`, "ici"],
  ["trompeur", "https://mal.example/", "https://ville.example/"],
  ["trompeur", "https://mal.example/", "www.ville.example"],
  ["trompeur", "https://mal.example/", "ville.example"],
  ["trompeur", "https://mal.example/", "https://ville.example@mal.example.fr/"],
  [undefined, "https://www.ville.example/a", "ville.example"],
  [undefined, "https://ville.example/rapport.pdf", "rapport.pdf"],
  [undefined, "https://ville.example/", "le site de la ville, ville.example compris"],
])("%s: %s under «%s»", (fault, href, text) => {
  expect(linkFault(href, text)).toBe(fault)
})

test("plain text keeps every word, one block a line", () => {
  expect(plainText(nodes("a *b*\n\n- c\n- d\n  - e\n\n3. f\n\n| g | h |\n| - | - |\n| i | j |"))).toBe(
    "a b\n\n- c\n- d\n  - e\n\n3. f\n\ng | h\ni | j",
  )
})

type Node = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] }
const tags = new Set(
  "a blockquote br code div em h3 h4 h5 h6 li ol p span strong table tbody td th thead tr ul".split(" "),
)
const attributes = new Set("href rel id start scope class role tabindex aria-label".split(" "))

/** What a browser would see: only our elements and attributes, only https, every id once. */
function expectSafe(text: string): void {
  const ids: string[] = []
  const look = (node: Node) => {
    if (!node.nodeName.startsWith("#")) expect(tags).toContain(node.nodeName)
    for (const { name, value } of node.attrs ?? []) {
      expect(attributes).toContain(name)
      if (name === "href") expect(value).toMatch(/^https:\/\/[a-z0-9.-]+([/?#]|$)/i)
      if (name === "id") ids.push(value)
    }
    node.childNodes?.forEach(look)
  }
  look(parseFragment(text) as unknown as Node)
  expect(new Set(ids).size).toBe(ids.length)
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000]/)
}

const pieces = fc.constantFrom(
  ..."### |#### |- |1. |> |\n\n|\n|**|*|`|```\n|[|](|)|<|>|</|<script>|<img src=x onerror=alert(1)>|<svg/onload=x>|javascript:|https://a.fr|//b.fr|data:|mailto:|&#x202E;|&lt;|&#106;avascript:|\u202e|\u0000|![|\\|| a | b |\n| - | - |\n|titre|x|\"|' onclick='|[^1]|[a]: javascript:x\n|{% raw %}|{{ x }}|</title>|<!--|-->|<![CDATA[|<?php|é".split(
    "|",
  ),
)
const anyMarkdown = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map(parts => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
)

test("whatever the Markdown: no script, handler, dangerous address or id twice", () => {
  fc.assert(
    fc.property(anyMarkdown, markdown => expectSafe(toHtml(nodes(markdown), { prefix: "p-" }))),
    { numRuns: draws(800) },
  )
})

test("whatever the nodes, even those reading would refuse", () => {
  const url = fc.constantFrom("javascript:x", "https://a.fr", "vbscript:x", " javascript:x", "https://a.fr\u0000", "#x")
  const node = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.record({ type: fc.constantFrom("text", "html", "inlineCode", "code", "yaml", "math"), value: fc.string() }),
      fc.record({ type: fc.constant("image"), url, alt: fc.string() }),
      fc.record({ type: fc.constantFrom("link", "image"), url, title: fc.string(), children: fc.array(tie("any")) }),
      fc.record({
        type: fc.constantFrom("paragraph", "emphasis", "blockquote"),
        children: fc.array(tie("any"), { maxLength: 4 }),
        data: fc.constantFrom({}, { hName: "script" }, { hProperties: { onclick: "x", id: "a", style: "x" } }),
      }),
      fc.record({ type: fc.constant("list"), children: fc.array(tie("item"), { maxLength: 3 }) }),
      fc.record({ type: fc.constant("table"), children: fc.array(tie("row"), { maxLength: 3 }) }),
      fc.record({
        type: fc.constant("heading"),
        depth: fc.integer({ min: 1, max: 6 }),
        children: fc.array(tie("any")),
      }),
    ),
    item: fc.record({ type: fc.constant("listItem"), children: fc.array(tie("any"), { maxLength: 3 }) }),
    row: fc.record({ type: fc.constant("tableRow"), children: fc.array(tie("cell"), { maxLength: 3 }) }),
    cell: fc.record({ type: fc.constant("tableCell"), children: fc.array(tie("any"), { maxLength: 3 }) }),
  }))
  fc.assert(
    fc.property(fc.array(node.any, { maxLength: 5 }), list => {
      expectSafe(toHtml(list as Parameters<typeof toHtml>[0], { prefix: "p-" }))
      plainText(list as Parameters<typeof plainText>[0])
    }),
    { numRuns: draws(400) },
  )
})
