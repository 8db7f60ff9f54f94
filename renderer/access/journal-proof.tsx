import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { accessProcedures, headAnswerSentences, type JournalsState } from '../../shared/access';
import { useAct } from '../bridge';
import { formatInteger, SubmitForm, TextField, useSubmitForm } from '../ui';
import { faultTexts, accessTexts as texts } from './access.texts';
import classes from './access-screen.module.css';
import { faultSentence } from './journal-fault';

/** What the journal is for, whether it holds together, and the fingerprint to note elsewhere: folded, above its lines. */
export function JournalProof({ state }: { readonly state: JournalsState | undefined }): ReactNode {
  return (
    <div className={classes.proof}>
      {state === undefined ? null : (
        <div className={classes.wide}>
          <Verification state={state} />
        </div>
      )}
      <details>
        <summary>{texts.purpose}</summary>
        <Text size="sm" maw={900} mt="sm">
          {texts.purposeIs}
        </Text>
      </details>
      {state?.head ? <JournalHead head={state.head} /> : null}
    </div>
  );
}

/** What the last verification found of both journals. */
function Verification({ state }: { readonly state: JournalsState }): ReactNode {
  const { last, isRunning } = state;
  const sentence = faultSentence(state);
  if (sentence !== null)
    return (
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={sentence}>
        {faultTexts.advice}
      </Alert>
    );
  return (
    <Text size="sm" c={last === null ? 'dimmed' : 'green'} role="status">
      {last === null ? texts.notVerified : texts.whole(last)}
      {isRunning ? ` ${texts.verifying}` : ''}
    </Text>
  );
}

const notedHeadSchema = accessProcedures['access.compareHead'].input.extend({
  line: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,9}$/u, texts.lineIsANumber)
    .transform(Number),
});

/** The fingerprint to note elsewhere, and one noted earlier to compare: a file put back whole shows itself by it. */
function JournalHead({ head }: { readonly head: NonNullable<JournalsState['head']> }): ReactNode {
  const compare = useAct('access.compareHead', { isQuiet: true });
  const form = useSubmitForm({
    schema: notedHeadSchema,
    defaults: { line: '', hash: '' },
    submit: (noted) => compare.mutateAsync(noted),
    again: (typed) => typed,
  });
  return (
    <details>
      <summary>{texts.head}</summary>
      <Stack gap="sm" mt="sm" maw={900}>
        <Text size="sm">
          {texts.atLine(formatInteger(head.line))} <Code>{head.hash}</Code>. {texts.headIs}
        </Text>
        <SubmitForm form={form} submitLabel={texts.compare} label={texts.compareNoted}>
          <Group align="flex-start">
            <TextField control={form.control} name="line" label={texts.line} w={150} />
            <TextField control={form.control} name="hash" label={texts.noted} w={560} />
          </Group>
        </SubmitForm>
        {compare.data === undefined ? null : (
          <Text size="sm" role="status">
            {headAnswerSentences[compare.data.answer]}
          </Text>
        )}
      </Stack>
    </details>
  );
}
