import type { Edition, Field } from "../../src/model/types.ts"
import { Diffusion } from "./diffusion.tsx"

interface QuestionProps {
  field: Field
  edition: Edition
}

/** A question of the form as the schema declares it: label, who reads the answer, help, control, and room for what is said of it. */
export function Question({ field, edition }: QuestionProps) {
  const choices = choicesOf(field, edition)
  const many = choices !== undefined && field.saisie !== "choix"
  const id = idOf(field)
  const told = `${id}-aide ${id}-dit`
  const head = (
    <>
      <span class="ask-name">
        {many ? (
          <span class="ask-label">{field.label}</span>
        ) : (
          <label class="ask-label" for={id}>
            {field.label}
          </label>
        )}{" "}
        {!field.required && <span class="ask-optional">facultatif</span>}
      </span>
      <Diffusion field={field} />
    </>
  )
  const body = (
    <>
      <p class="ask-help" id={`${id}-aide`}>
        {field.help}
        {field.example && !choices && !field.section && (
          <>
            {" "}
            Exemple : <span class="ask-example">{field.example}</span>
          </>
        )}
      </p>
      {many ? <Choices field={field} choices={choices} id={id} /> : <Control field={field} id={id} told={told} />}
      <div class="ask-said" id={`${id}-dit`} />
    </>
  )
  const facts = { class: `ask ask-${field.saisie}`, "data-question": field.pointer, "data-required": field.required }
  return many ? (
    <fieldset {...facts} id={id} tabIndex={-1} aria-describedby={told}>
      <legend class="ask-head">{head}</legend>
      {body}
    </fieldset>
  ) : (
    <div {...facts}>
      <p class="ask-head">{head}</p>
      {body}
    </div>
  )
}

/** The id of a question's control, or of the frame of its choices. */
export function idOf({ path }: Pick<Field, "path">): string {
  return `q-${path.join("-")}`
}

interface ControlProps {
  field: Field
  id: string
  told: string
}

function Control({ field, id, told }: ControlProps) {
  const { saisie, choices, maxLength = 0, section, budget } = field
  const limit = section ? budget : maxLength > 120 && maxLength <= 400 && saisie === "texte" ? maxLength : undefined
  const shared = {
    id,
    name: field.pointer,
    "aria-describedby": limit === undefined ? told : `${told} ${id}-jauge`,
    autocomplete: autocompleteOf(field),
    "aria-required": field.required,
  }
  if (choices)
    return (
      <select {...shared}>
        <option value="">Choisir…</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )
  const rows = section ? 9 : saisie === "lignes" ? 3 : limit === undefined ? undefined : 3
  return (
    <>
      {rows === undefined ? (
        <input {...shared} type={saisie === "telephone" ? "tel" : "text"} {...keyboards[saisie]} />
      ) : (
        <textarea {...shared} rows={rows} />
      )}
      {limit !== undefined && (
        <div class="gauge" data-limit={limit} data-budget={section || undefined}>
          <span class="gauge-bar" aria-hidden="true">
            <i />
          </span>
          <span id={`${id}-jauge`} />
        </div>
      )}
    </>
  )
}

const keyboards: { [saisie in Field["saisie"]]?: { inputMode: "numeric" | "email"; spellcheck: false } } = {
  siret: { inputMode: "numeric", spellcheck: false },
  courriel: { inputMode: "email", spellcheck: false },
}

/** Each group of the form is a person or a body of its own: what a browser fills in one is not offered in the other. */
function autocompleteOf({ autocomplete, path }: Field): string {
  const group = path.slice(0, -1).join("-").replaceAll("_", "-")
  return autocomplete === undefined ? "off" : group === "" ? autocomplete : `section-${group} ${autocomplete}`
}

interface Choice {
  value: string
  label: string
}

function Choices({ field, choices, id }: { field: Field; choices: readonly Choice[]; id: string }) {
  const type = field.saisie === "liste" ? "checkbox" : "radio"
  return (
    <div class={`choices choices-${type}`}>
      {choices.map(({ value, label }, index) => (
        <label key={value} class="choice">
          <input id={`${id}-${index + 1}`} type={type} name={field.pointer} value={value} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}

/** What may be chosen: as the schema says, or the list of the same name in the édition. */
function choicesOf({ choices, saisie, key }: Field, edition: Edition): readonly Choice[] | undefined {
  if (saisie === "oui-non") return yesOrNo
  if (saisie !== "liste") return choices
  const offered: unknown = edition[key as keyof Edition]
  return Array.isArray(offered) ? offered.map(String).map(value => ({ value, label: value })) : undefined
}

const yesOrNo = [
  { value: "oui", label: "Oui" },
  { value: "non", label: "Non" },
]
