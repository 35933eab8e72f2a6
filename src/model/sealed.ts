import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption"
import type { Pointer } from "./types.ts"

/** Interne answers by pointer, as typed. */
export type Kept = { [pointer: Pointer]: string }

/** Closes answers for the owner of an age key; the words are an armored file, without a last line end. */
export async function seal(answers: Kept, recipient: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(JSON.stringify({ version: 1, answers }))).trimEnd()
}

/** Opens what was closed, one armored file after another, the last one said being right; undefined when no identity opens one of them. */
export async function unseal(sealed: string, identities: readonly string[]): Promise<Kept | undefined> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const answers: Kept = {}
  for (const [file] of sealed.matchAll(armored)) {
    try {
      const said: unknown = JSON.parse(await decrypter.decrypt(armor.decode(file), "text"))
      Object.assign(answers, answersOf(said))
    } catch (error) {
      if (error instanceof Error) return undefined
      throw error
    }
  }
  return answers
}

/** A year's key: its identity, which opens, and its recipient, which closes. */
export async function newKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

const armored = /-----BEGIN AGE ENCRYPTED FILE-----[^-]+-----END AGE ENCRYPTED FILE-----/g

/** Whoever knows the public key can close anything: only texts are taken. */
function answersOf(said: unknown): Kept {
  const answers = typeof said === "object" && said !== null && "answers" in said ? said.answers : {}
  const entries = Object.entries(typeof answers === "object" && answers !== null ? answers : {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"))
}
