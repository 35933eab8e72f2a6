import { stringify } from "yaml"
import { fiche, fields, type Schema } from "../model/fields.ts"
import type { Field } from "../model/types.ts"
import { isAskedThere, issueForm, issueLabel } from "../words/issue.ts"

/** The forge's form: every question of authors whose answer is published, in the form's order. */
export function issueTemplate(schema: Schema = fiche): { [file: string]: string } {
  const { name, description, title, label, opening } = issueForm
  const form = {
    name,
    description,
    title,
    labels: [label],
    body: [
      { type: "markdown", attributes: { value: opening.join("\n\n") } },
      ...fields(schema).filter(isAskedThere).map(question),
    ],
  }
  const head = "# Written by `npm run generate` from schema/fiche.schema.json.\n"
  return { ".github/ISSUE_TEMPLATE/proposition.yml": head + stringify(form, { lineWidth: 0 }) }
}

function question(field: Field): object {
  const { path, help, why, example, required, section, saisie, choices } = field
  const options = saisie === "liste" ? undefined : (choices?.map(({ label }) => label) ?? yesNo[saisie])
  const long = section || saisie === "lignes"
  return {
    type: options ? "dropdown" : long ? "textarea" : "input",
    id: path.join("-"),
    attributes: {
      label: issueLabel(field),
      description: [help, why && `Pourquoi : ${why.replace(/\.$/, "")}.`].filter(Boolean).join(" "),
      ...(options ? { options } : example && { placeholder: example }),
    },
    validations: { required },
  }
}

const yesNo: { [saisie: string]: string[] } = { "oui-non": ["Oui", "Non"] }
