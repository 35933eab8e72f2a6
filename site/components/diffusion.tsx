import type { Field } from "../../src/model/types.ts"

/** Who reads the answers to a question: a drawn square and two words. */
export function Diffusion({ field: { diffusion } }: { field: Pick<Field, "diffusion"> }) {
  return (
    <span class={`diffusion diffusion-${diffusion}`}>
      <i class="square" aria-hidden="true" />
      {diffusion === "publique" ? "Publié" : "Reste à l’école"}
    </span>
  )
}
