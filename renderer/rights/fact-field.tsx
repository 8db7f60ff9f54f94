import { Button, Group, Input, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { capital } from '../../shared/base/text';
import { civilDateSchema } from '../../shared/base/time';
import { type FactInputKind, factInput, noneLabel } from '../../shared/law';
import { levelOptions } from '../people';
import { DateBox, fieldTexts, NumberBox } from '../ui';
import { questionTexts as texts } from './answers.texts';

/** A value of a fact; `null`: known to be none; `undefined`: not known. */
export type FactAnswer = boolean | number | string | null | undefined;

/** The unit that may follow what is typed: « heures par semaine » is said under the box, « 35 h » stands in it. */
const unitTyped = (unit: string): string =>
  unit.startsWith('heures') ? 'h' : unit.startsWith('euros') || unit.startsWith('€') ? '€' : '';

const isLevel = (path: string): boolean => path.endsWith('Level');
const asDate = (value: FactAnswer) => {
  const parsed = civilDateSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
};
const triState = (value: FactAnswer): string => (value === true ? 'yes' : value === false ? 'no' : 'unknown');
const answered = { yes: true, no: false, unknown: undefined } as const;

/** A fact typed in place: every keystroke counts. */
export function FactField({
  path,
  label,
  value,
  onChange,
  description,
}: {
  readonly path: string;
  readonly label: string;
  readonly value: FactAnswer;
  readonly onChange: (value: FactAnswer) => void;
  readonly description?: string;
}): ReactNode {
  const input = factInput(path);
  const id = useId();
  if (input === null) return null;
  const shared = { id: `fait-${path}`, label, ...(description === undefined ? {} : { description }) };
  switch (input.kind) {
    case 'yes-no':
      return (
        <Input.Wrapper label={label} labelElement="div" labelProps={{ id }}>
          <SegmentedControl
            id={`fait-${path}`}
            aria-labelledby={id}
            fullWidth
            size="xs"
            transitionDuration={0}
            data={[
              { value: 'yes', label: fieldTexts.yes },
              { value: 'no', label: fieldTexts.no },
              { value: 'unknown', label: fieldTexts.unknown },
            ]}
            value={triState(value)}
            onChange={(chosen) =>
              onChange(chosen === 'yes' ? answered.yes : chosen === 'no' ? answered.no : answered.unknown)
            }
          />
        </Input.Wrapper>
      );
    case 'date':
      return <DateBox {...shared} value={asDate(value)} onChange={(day) => onChange(day ?? undefined)} />;
    case 'number':
      return <FactNumber {...shared} input={input} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...shared}
          clearable
          clearButtonProps={{ 'aria-label': fieldTexts.clearChoice }}
          nothingFoundMessage={fieldTexts.nothingFound}
          placeholder={texts.notGiven}
          data={isLevel(path) ? levelOptions : [...input.options]}
          value={typeof value === 'string' ? value : null}
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      );
  }
}

function FactNumber({
  input,
  value,
  onChange,
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly input: Extract<FactInputKind, { kind: 'number' }>;
  readonly value: FactAnswer;
  readonly onChange: (value: FactAnswer) => void;
}): ReactNode {
  return (
    <NumberBox
      {...rest}
      description={rest.description ?? input.unit}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      decimals={input.decimals}
      unit={unitTyped(input.unit)}
      max={input.max}
      value={typeof value === 'number' ? value : null}
      onChange={(typed) => onChange(typed ?? undefined)}
    />
  );
}

/** A fact asked for: one act answers, so that what is half typed is never taken for an answer. */
export function FactQuestion({
  path,
  label,
  onAnswer,
}: {
  readonly path: string;
  readonly label: string;
  readonly onAnswer: (value: FactAnswer) => void;
}): ReactNode {
  const input = factInput(path);
  const [typed, setTyped] = useState<FactAnswer>(undefined);
  if (input === null) return null;
  const none = noneLabel(path);
  if (input.kind === 'yes-no')
    return (
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onAnswer(true)}
          aria-label={texts.about(fieldTexts.yes, label)}
        >
          {fieldTexts.yes}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onAnswer(false)}
          aria-label={texts.about(fieldTexts.no, label)}
        >
          {fieldTexts.no}
        </Button>
      </Group>
    );
  if (input.kind === 'choice' && input.options.length <= 2 && !isLevel(path))
    return (
      <Group gap="xs">
        {input.options.map((option) => (
          <Button
            key={option.value}
            size="compact-sm"
            variant="default"
            onClick={() => onAnswer(option.value)}
            aria-label={texts.about(capital(option.label), label)}
          >
            {capital(option.label)}
          </Button>
        ))}
      </Group>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== undefined) onAnswer(typed);
      }}
    >
      <Group gap="xs" align="flex-end">
        {input.kind === 'date' ? (
          <DateBox
            w={140}
            size="xs"
            aria-label={label}
            value={asDate(typed)}
            onChange={(day) => setTyped(day ?? undefined)}
          />
        ) : input.kind === 'number' ? (
          <NumberBox
            w={140}
            size="xs"
            aria-label={`${label} (${input.unit})`}
            placeholder={input.unit}
            decimals={input.decimals}
            unit={unitTyped(input.unit)}
            max={input.max}
            value={typeof typed === 'number' ? typed : null}
            onChange={(next) => setTyped(next ?? undefined)}
          />
        ) : (
          <Select
            w={220}
            size="xs"
            aria-label={label}
            placeholder={texts.choose}
            data={isLevel(path) ? levelOptions : [...input.options]}
            value={typeof typed === 'string' ? typed : null}
            onChange={(chosen) => setTyped(chosen ?? undefined)}
          />
        )}
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={typed === undefined}
          aria-label={texts.about(texts.answer, label)}
        >
          {texts.answer}
        </Button>
        {none === null ? null : (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onAnswer(null)}
            aria-label={texts.about(capital(none), label)}
          >
            {capital(none)}
          </Button>
        )}
      </Group>
    </form>
  );
}
