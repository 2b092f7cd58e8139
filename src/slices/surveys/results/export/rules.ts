import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import { keyOf, questionsOf, stepsOf, typedIn } from '../../questionnaire/rules.ts';
import { ELSEWHERE, OTHER, type Answer, type Answers, type Question, type Questionnaire } from '../../questionnaire/schema.ts';
import { NONE } from '../../taking/schema.ts';
import { staffWords } from '../../words.ts';
import { OTHER_LABEL } from '../rules.ts';

type Cell = string | number;
type Table = readonly (readonly Cell[])[];

/** Codes for what is no value; the code book explains them. */
const NO_ANSWER = -9;
const NOT_ASKED = '';

interface Column {
  readonly name: string;
  readonly value: (answer: Answer | undefined) => Cell;
}

/** Number of a choice in its list, from 1: what the code book says. */
const numberOf = (list: readonly { readonly id: string }[], id: string): Cell => list.findIndex((c) => c.id === id) + 1 || NOT_ASKED;

/** One column a question; several answers, rows of a matrix and places of a ranking have one each. */
function columnsOf(question: Question, name: string, place: (key: string) => string): Column[] {
  const none = (read: (answer: NonNullable<Answer>) => Cell) => (answer: Answer | undefined): Cell => (answer === undefined ? NOT_ASKED : answer === null ? NO_ANSWER : read(answer));
  switch (question.kind) {
    case 'single':
      return [{ name, value: none((a) => numberOf(offered(question), keyOf(a as string))) }, ...ownColumn(question, name)];
    case 'multiple':
      return [...offered(question).map((c, i) => ({ name: `${name}_${i + 1}`, value: none((a) => ((a as readonly string[]).some((chosen) => keyOf(chosen) === c.id) ? 1 : 0)) })), ...ownColumn(question, name)];
    case 'matrix':
      return question.rows.map((row, i) => ({ name: `${name}_${i + 1}`, value: none((a) => cellOfRow(question, (a as Record<string, string>)[row.id])) }));
    case 'ranking':
      return question.choices.map((c, i) => ({ name: `${name}_${i + 1}`, value: none((a) => (a as readonly string[]).indexOf(c.id) + 1 || NOT_ASKED) }));
    case 'place':
      return [{ name, value: none((a) => (a === ELSEWHERE ? ELSEWHERE : place(a as string))) }];
    default:
      return [{ name, value: none((a) => a as Cell) }];
  }
}

/** The choices and, where it is offered, "Other" behind them. */
const offered = (question: Question): readonly { readonly id: string; readonly text: Localized }[] => (question.other === true ? [...question.choices, { id: OTHER, text: OTHER_LABEL }] : question.choices);

/** What was typed beside "Other", in a column of its own. */
function ownColumn(question: Question, name: string): Column[] {
  const typed = (answer: Answer | undefined): string => (typeof answer === 'string' ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : []).map(typedIn).find((text) => text !== null) ?? NOT_ASKED;
  return question.other === true ? [{ name: `${name}_text`, value: typed }] : [];
}

const cellOfRow = (question: Question, key: string | undefined): Cell => (key === undefined ? NOT_ASKED : key === NONE ? NO_ANSWER : numberOf(question.choices, key));

interface Row {
  readonly channel: string;
  readonly institution: string | null;
  readonly kind: Localized | null;
  readonly answers: Answers;
}

/** Complete answers, one a line. Of a named survey with the institution and its kind. */
export function answerTable(document: Questionnaire, rows: readonly Row[], { named, place }: { readonly named: boolean; readonly place: (key: string) => string }): Table {
  const columns = questionsOf(document).flatMap((question, i) => columnsOf(question, `F${i + 1}`, place).map((column) => ({ ...column, id: question.id })));
  const head = ['Nr', ...(named ? ['Einrichtung', 'Art'] : []), 'Weg', ...columns.map((c) => c.name)];
  return [head, ...rows.map((row, i) => [i + 1, ...(named ? [row.institution ?? '', row.kind === null ? '' : sourceText(row.kind)] : []), row.channel, ...columns.map((c) => c.value(row.answers[c.id]))])];
}

/** What the columns and codes of the export mean. */
export function codebook(document: Questionnaire): Table {
  const lines = questionsOf(document).flatMap((question, i): Cell[][] => {
    const name = `F${i + 1}`;
    const kind = staffWords('de')(`staff.kind.${question.kind}`);
    const about = [sourceText(question.title), kind];
    const values = valuesOf(question);
    if (question.kind === 'matrix') return question.rows.flatMap((row, r) => values.map(([code, label]) => [`${name}_${r + 1}`, `${about[0]} – ${sourceText(row.text)}`, kind, code, label]));
    const own: Cell[][] = question.other === true ? [[`${name}_text`, `${about[0]} – ${sourceText(OTHER_LABEL)}`, kind, 'Text', 'selbst geschrieben']] : [];
    if (question.kind === 'multiple') return [...offered(question).flatMap((c, r) => [[`${name}_${r + 1}`, `${about[0]} – ${sourceText(c.text)}`, kind, 1, 'gewählt'], [`${name}_${r + 1}`, `${about[0]} – ${sourceText(c.text)}`, kind, 0, 'nicht gewählt']]), ...own];
    if (question.kind === 'ranking') return question.choices.map((c, r) => [`${name}_${r + 1}`, `${about[0]} – ${sourceText(c.text)}`, kind, '1 …', 'Platz']);
    return [...values.map(([code, label]) => [name, ...about, code, label]), ...own];
  });
  return [['Spalte', 'Frage', 'Typ', 'Wert', 'Bedeutung'], ...lines, ['alle', '', '', NO_ANSWER, 'keine Angabe'], ['alle', '', '', NOT_ASKED, 'nicht gefragt oder nicht beantwortet'], ['Weg', '', '', 'link', 'persönlicher Link'], ['Weg', '', '', 'open', 'offener Link'], ['Weg', '', '', 'paper', 'auf Papier']];
}

function valuesOf(question: Question): readonly (readonly [Cell, string])[] {
  if (question.kind === 'single' || question.kind === 'matrix') return offered(question).map((c, i) => [i + 1, sourceText(c.text)] as const);
  if (question.kind === 'scale') return stepsOf(question).map((step) => [step, step === question.min && question.low !== null ? sourceText(question.low) : step === question.max && question.high !== null ? sourceText(question.high) : ''] as const);
  if (question.kind === 'place') return [['Name', 'Stadt oder Gemeinde'], [ELSEWHERE, 'nicht in der Region']];
  return [[question.kind === 'date' ? 'JJJJ-MM-TT' : question.kind === 'number' ? 'Zahl' : 'Text', '']];
}
