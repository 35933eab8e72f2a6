import { range } from "../../src/words/typo.ts"

/** The title of a mission, in which a range as «16-30» stays on one line: browsers break it after its hyphen. */
export function Title({ text }: { text: string }) {
  return (
    <>
      {text.split(range).map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          <span key={index} class="together">
            {piece}
          </span>
        ),
      )}
    </>
  )
}
