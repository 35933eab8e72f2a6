import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TextDocument } from "../../src/intake/blocks.ts"
import { readDocx } from "../../src/intake/docx.ts"
import { type Read, readForm } from "../../src/intake/form.ts"
import { readFile } from "../../src/intake/open.ts"
import { openPackage } from "../../src/intake/package.ts"
import type { Schema } from "../../src/model/fields.ts"

async function inFile<T>(bytes: Uint8Array, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "missions-reading-"))
  try {
    const path = join(folder, "form.docx")
    writeFileSync(path, bytes)
    return await work(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the whole reading makes of a file's bytes. */
export function readBytes(bytes: Uint8Array): Promise<Read> {
  return inFile(bytes, readFile)
}

/** The blocks and notes of a Word document. */
export function documentOf(bytes: Uint8Array): Promise<TextDocument> {
  return inFile(bytes, async path => {
    const descriptor = openSync(path, "r")
    try {
      return await readDocx(await openPackage(descriptor))
    } finally {
      closeSync(descriptor)
    }
  })
}

/** Answers and warnings of the one proposal of a document. */
export async function answersOf(
  bytes: Uint8Array,
  schema?: Schema,
): Promise<{ values: { [pointer: string]: unknown }; told: string[] }> {
  const read = schema ? readForm(await documentOf(bytes), schema) : await readBytes(bytes)
  if ("reason" in read) throw new Error(`${read.reason} ${read.detail}`)
  const [proposal] = read.proposals
  const told = [...read.warnings, ...(proposal?.warnings ?? [])]
  return {
    values: Object.fromEntries([...(proposal?.values ?? [])].map(([pointer, { value }]) => [pointer, value])),
    told: told.map(({ code, field, text }) => [code, field, text].filter(Boolean).join(" ")),
  }
}
