import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type FieldDefinition,
  formatField,
  kindOf,
  type SectionEntry,
  type Step,
} from '../../shared/contract-files';
import { questionTexts } from './contract-files.texts';
import { FieldBox, isShort } from './field-box';
import { entriesOf, type PageOfFile } from './page-of-file';
import { Question, RemarkLine } from './question';
import { CandidatePart, EmployerPart, Parties, recordQuestionsOf, TellQuestions } from './records';

const isTyped = (entry: SectionEntry): entry is FieldDefinition => entry.from === 'file';

/** The questions of one step: what other records lack, then what is typed in the file itself, one idea per group. */
export function StepForm({ step, page }: { readonly step: Step; readonly page: PageOfFile }): ReactNode {
  const { edited, context, remarks, onFill } = page;
  const kind = kindOf(edited.view.file.kind);
  const entries = entriesOf(step, page);
  const held = entries.filter((entry) => entry.from !== 'file');
  const hasParties = step.id === 'employer' && kind.hasEmployer;
  const records = recordQuestionsOf(step, page);
  const shown = new Set([
    ...entries.filter(isTyped).map(({ key }) => key),
    ...records.fields,
    ...(hasParties ? ['employer.name', 'tutor.lastName'] : []),
  ]);
  const elsewhere = remarks.filter((remark) => remark.step === step.id && !shown.has(remark.field));
  return (
    <Stack gap="xl">
      <Text c="dimmed">
        {step.intent} {edited.isEditable ? questionTexts.legend : null}
      </Text>
      {elsewhere.length === 0 ? null : (
        <section aria-label={questionTexts.remarks}>
          {elsewhere.map((remark) => (
            <RemarkLine
              key={`${remark.field} ${remark.message}`}
              remark={remark}
              onCorrect={() => onFill(remark.step, remark.field)}
            />
          ))}
        </section>
      )}
      {hasParties ? <Parties page={page} /> : null}
      <CandidatePart
        page={page}
        entries={held.filter((entry) => entry.from === 'candidate')}
        keys={records.keys.candidate}
      />
      {context.employer === null ? null : (
        <EmployerPart
          key={context.employer.id}
          page={page}
          employer={context.employer}
          entries={held.filter((entry) => entry.from === 'employer' || entry.from === 'tutor')}
          keys={records.keys}
        />
      )}
      <TellQuestions step={step} page={page} />
      <TypedGroups step={step} page={page} />
    </Stack>
  );
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What is typed in the file itself at this step, one idea per group; what nothing asks for is folded away. */
export function TypedGroups({ step, page }: { readonly step: Step; readonly page: PageOfFile }): ReactNode {
  const { edited } = page;
  const typed = entriesOf(step, page).filter(isTyped);
  // Decided once: a question does not move while it is being answered.
  const [folded] = useState(
    () =>
      new Set(
        typed
          .filter(
            ({ key, need, asked }) =>
              need === 'optional' && asked === undefined && isEmpty(edited.draft.fields[key]),
          )
          .map(({ key }) => key),
      ),
  );
  const open = typed.filter(({ key }) => !folded.has(key));
  const optional = typed.filter(({ key }) => folded.has(key));
  return (
    <>
      {[...new Set(open.map(({ group }) => group))].map((group) => (
        <TypedGroup
          key={group}
          title={group}
          fields={open.filter((field) => field.group === group)}
          page={page}
        />
      ))}
      {optional.length === 0 ? null : (
        <details>
          <Text component="summary" size="sm" c="dimmed">
            {questionTexts.optional(optional.length)}
          </Text>
          <TypedGroup title={null} fields={optional} page={page} />
        </details>
      )}
    </>
  );
}

function TypedGroup({
  title,
  fields,
  page,
}: {
  readonly title: string | null;
  readonly fields: readonly FieldDefinition[];
  readonly page: PageOfFile;
}): ReactNode {
  const { edited, context, remarks } = page;
  const [isExplained, setIsExplained] = useState(false);
  return (
    <section {...(title === null ? {} : { 'aria-label': title })}>
      <Group justify="space-between" mb="sm">
        {title === null ? <span /> : <Title order={3}>{title}</Title>}
        <Anchor
          component="button"
          type="button"
          size="xs"
          c="dimmed"
          aria-expanded={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          {isExplained ? questionTexts.hideWhy : questionTexts.why}
          {title === null ? null : <span className="vivier-aloud"> {title}</span>}
        </Anchor>
      </Group>
      <Stack gap="lg">
        {fields.map((field) => {
          const value = edited.draft.fields[field.key] ?? null;
          return (
            <Question
              key={field.key}
              field={field.key}
              isEmpty={isEmpty(value)}
              remarks={remarks}
              source={isExplained ? field.source : null}
              isShort={isShort(field)}
            >
              <FieldBox
                field={field}
                value={value}
                need={page.needOf(field.key, field.need, isEmpty(value))}
                on={context.on}
                isDisabled={!edited.isEditable}
                onChange={(next) => edited.setField(field.key, next)}
              />
              {isEmpty(value) && edited.isEditable ? <Offer field={field} page={page} /> : null}
            </Question>
          );
        })}
      </Stack>
    </section>
  );
}

/** What is known elsewhere and may be taken over, with where it comes from. */
function Offer({
  field,
  page: { edited, context },
}: {
  readonly field: FieldDefinition;
  readonly page: PageOfFile;
}): ReactNode {
  const offer = field.suggested?.({ ...context, law: edited.view.review.law }) ?? null;
  const shown = offer === null ? null : formatField(field, { [field.key]: offer.value });
  if (offer === null || shown === null) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      mt={4}
      leftSection={<IconArrowUp size={14} aria-hidden />}
      onClick={(event) => {
        edited.setField(field.key, offer.value);
        // The button goes with the emptiness of its field: the keys go on from the question, whose list stays closed.
        event.currentTarget.closest<HTMLElement>('[data-question]')?.focus();
      }}
    >
      {questionTexts.take(shown, offer.because)}
    </Button>
  );
}
