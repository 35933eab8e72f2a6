import type { PageSetting } from "../../src/model/page.ts"
import type { Field } from "../../src/model/types.ts"
import type { EditionView } from "../../src/model/views.ts"
import { grouped } from "./grouped.ts"
import { Question } from "./question.tsx"
import { QuestionBox } from "./question-box.tsx"
import type { World } from "./world.ts"

/** What the scripts of the form are given with the page. */
export interface DepositSetting extends PageSetting {
  /** Addresses of the scripts that are loaded when they are needed; a page that holds them all has none. */
  parts?: World["assets"]["parts"]
  /** Address of the repository, where a fiche may be proposed by whoever knows its forge. */
  depot?: string
  /** Its main branch. */
  branch?: string
}

interface DepositProps {
  world: World
  edition: EditionView
  /** Addresses of the scripts loaded on demand, none in the copy that holds them. */
  parts?: World["assets"]["parts"]
  /** Address of the one-file copy, as a link of this page. */
  copy?: string
}

/** The form: every question of the schema in its order, what is said of the answers, and the ways out. */
export function Deposit({ world, edition, parts, copy }: DepositProps) {
  const groups = grouped(world.site.fields.filter(field => !field.office))
  const { contact } = edition.edition
  return (
    <div class="needs-script">
      <div class="deposit">
        <data class="deposit-setting" hidden value={JSON.stringify(settingOf(world, edition, parts))} />
        <Aside groups={groups} copy={copy} />
        <form class="deposit-form" noValidate autocomplete="on">
          <section class="deposit-summary" aria-labelledby="bilan" tabIndex={-1} hidden>
            <h2 id="bilan">Bilan</h2>
            <ul />
          </section>
          <p class="deposit-how">
            Toutes les réponses sont attendues, sauf celles marquées « facultatif ». Rien n’est envoyé tant que vous
            n’avez pas terminé : tout reste dans ce navigateur. Sur un poste partagé, effacez tout en partant.
          </p>
          <div class="note deposit-shut" hidden>
            <h2>Les noms et contacts de cette fiche sont fermés</h2>
            <p>
              Seul le service peut les ouvrir, avec sa clé : cette page ne les montre pas. Ils restent dans la fiche
              tels quels ; répondez de nouveau à une question pour remplacer sa réponse.
            </p>
          </div>
          {groups.map(([title, fields], index) => (
            <fieldset class="part" id={`partie-${index + 1}`} key={title} tabIndex={-1}>
              <legend>
                <span class="numeral">{index + 1}</span> <span class="part-title">{title}</span>
              </legend>
              {fields.map(field => (
                <Question key={field.pointer} field={field} edition={edition.edition} />
              ))}
            </fieldset>
          ))}
          <section class="part" id={`partie-${groups.length + 1}`} aria-labelledby="envoyer" tabIndex={-1}>
            <h2 id="envoyer">
              <span class="numeral">{groups.length + 1}</span> <span class="part-title">Relire et envoyer</span>
            </h2>
            <p class="deposit-next">
              Les contrôles faits ici sont ceux que le service fera à l’arrivée : ce qui passe ici passera ensuite.
            </p>
            <p class="buttons">
              <button class="button button-main" type="submit">
                Vérifier ma proposition
              </button>
              <button class="button deposit-look" type="button">
                Voir la fiche imprimée
              </button>
              <button class="button deposit-save" type="button">
                Enregistrer un fichier
              </button>
            </p>
            <p class="deposit-done" role="status" />
            <div class="deposit-end" hidden>
              <Ending service={contact.service} courriel={contact.courriel} depot={world.site.config.depot} />
            </div>
          </section>
          <section class="deposit-sheet" aria-labelledby="apercu" hidden>
            <h2 id="apercu" tabIndex={-1}>
              La fiche imprimée
            </h2>
            <p class="deposit-pages" role="status" />
            <section class="deposit-paper" aria-label="Les pages" />
            <p>
              <button class="button deposit-unlook" type="button">
                Fermer l’aperçu
              </button>
            </p>
          </section>
        </form>
      </div>
      <QuestionBox />
    </div>
  )
}

function Aside({ groups, copy }: { groups: [string, Field[]][]; copy: string | undefined }) {
  return (
    <div class="deposit-aside">
      <details class="deposit-progress">
        <summary>
          <span class="progress-now">Avancement</span> <span class="progress-all" />
        </summary>
        <ol>
          {[...groups.map(([title]) => title), "Relire et envoyer"].map((title, index) => (
            <li key={title}>
              <a href={`#partie-${index + 1}`}>
                <span class="progress-number" aria-hidden="true">
                  {index + 1}
                </span>
                <span class="progress-title">{title}</span> <span class="progress-state" />
              </a>
            </li>
          ))}
        </ol>
      </details>
      <p class="deposit-kept" role="status" />
      <ul class="go-list deposit-tools">
        <li>
          <button class="go deposit-open" type="button">
            <span class="go-what">Repartir d’une fiche</span> <span class="go-note">.md</span>
          </button>
        </li>
        {copy && (
          <li>
            <a class="go" href={copy} download>
              <span class="go-what">Emporter ce formulaire</span> <span class="go-note">sans réseau</span>
            </a>
          </li>
        )}
        <li>
          <button class="go deposit-clear" type="button">
            <span class="go-what">Tout effacer</span>
          </button>
        </li>
      </ul>
      <input
        class="deposit-file"
        type="file"
        accept=".md,text/markdown,text/plain"
        aria-label="Fiche à reprendre"
        hidden
      />
    </div>
  )
}

interface EndingProps {
  service: string
  courriel: string
  depot: string | undefined
}

function Ending({ service, courriel, depot }: EndingProps) {
  return (
    <ol class="numbered deposit-ways">
      <li>
        <div>
          <h3>Enregistrez la fiche</h3>
          <p>
            <a class="button button-main deposit-download" href="#envoyer">
              Télécharger la fiche
            </a>
          </p>
          <p class="deposit-name mute" />
        </div>
      </li>
      <li>
        <div>
          <h3>Envoyez-la</h3>
          <p>
            Joignez ce fichier à un courriel adressé à : {service}, <b>{courriel}</b>.
          </p>
          <p class="buttons">
            <a class="button deposit-mail" href={`mailto:${courriel}`}>
              Préparer le courriel
            </a>
            <button class="button deposit-copy" type="button">
              Copier le texte
            </button>
          </p>
          <label class="deposit-letter">
            <span class="label">Le texte à coller, si le fichier ne peut pas être joint</span>
            <textarea rows={8} readOnly />
          </label>
          <p class="deposit-copied" role="status" />
          {depot && (
            <p class="deposit-pull">
              Vous travaillez avec git ?{" "}
              <a href={depot} rel="noopener external">
                Ouvrir une demande de fusion
              </a>{" "}
              <span />
            </p>
          )}
        </div>
      </li>
      <li>
        <div>
          <h3>Gardez le reçu</h3>
          <p>L’empreinte désigne le texte exact de votre fiche : un caractère changé en donne une autre.</p>
          <dl class="receipt" />
        </div>
      </li>
    </ol>
  )
}

function settingOf({ site }: World, edition: EditionView, parts: DepositProps["parts"]): DepositSetting {
  return {
    name: edition.name,
    edition: { ...edition.edition, ...edition.settings },
    site: site.url,
    ...(parts && { parts }),
    ...(site.config.depot && { depot: site.config.depot }),
    ...(site.config.branche && { branch: site.config.branche }),
  }
}
