import type { EditionView } from "../../src/model/views.ts"
import { frenchDate, frenchDay } from "../../src/words/dates.ts"

/** Lines left to fill by hand when no wish was ranked. */
const blank = 5

/** A team's wishes on one page of paper, to be signed by each; a script writes the wishes, a pen does as well. */
export function WishForm({ edition, heading: Heading = "h2" }: { edition: EditionView; heading?: "h1" | "h2" }) {
  const { titre, equipe, calendrier, contact, exemple } = edition.edition
  return (
    <section class="wish-form" aria-labelledby="formulaire">
      {exemple && <p class="paper-example">Exemple</p>}
      <p class="label">{titre}</p>
      <Heading id="formulaire">Formulaire de vœux</Heading>
      <p class="lead">
        À remettre, signé par chacun, au {contact.service.charAt(0).toLowerCase() + contact.service.slice(1)}. Les
        équipes sont définitives le {frenchDay(calendrier.equipes)}.
      </p>
      <table class="form-team">
        <tbody>
          <tr>
            <th scope="row">Équipe</th>
            <td />
            <th scope="row">Date</th>
            <td />
          </tr>
        </tbody>
      </table>
      <table class="form-wishes">
        <caption>Nos vœux, dans l’ordre</caption>
        <thead>
          <tr>
            <th scope="col">Rang</th>
            <th scope="col">N°</th>
            <th scope="col">Mission</th>
            <th scope="col">Collectivité</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: blank }, (_, index) => (
            <tr key={index} class="form-blank">
              <th scope="row">{index + 1}</th>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <table class="form-signs">
        <caption>Signatures</caption>
        <thead>
          <tr>
            <th scope="col">Nom et prénom</th>
            <th scope="col">Filière</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: equipe }, (_, index) => (
            <tr key={index}>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="form-foot">
        Publication le {frenchDate(calendrier.publication)}.<span class="form-day" />
      </p>
    </section>
  )
}
