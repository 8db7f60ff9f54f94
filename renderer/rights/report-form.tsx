import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import type { Territory } from '../../shared/base/time';
import type { Facts, SchemeAnswer } from '../../shared/law';
import { rightsProcedures } from '../../shared/rights';
import { call, tellDone, tellFailure, useAct, useProcedure } from '../bridge';
import { FailureAlert, Loaded, needed, RadioField, SubmitForm, TextAreaField, useSubmitForm } from '../ui';
import classes from './answer-forms.module.css';
import { answerActTexts, questionTexts, reportTexts as texts } from './answers.texts';
import { MachineAnswer, verdictChoices } from './machine-answer';

const { shape } = rightsProcedures['rights.previewReport'].input;
const schema = z.object({
  expected: needed(shape.expected, texts.expectedNeeded),
  comment: shape.comment,
});

/**
 * "Signaler cette réponse": the facts without identity, as a file that a person reads before it is written and sends
 * by their own hand. What is shown is the very text of the file.
 */
export function ReportForm({
  facts,
  territory,
  answer,
  onDone,
}: {
  readonly facts: Facts;
  readonly territory: Territory;
  readonly answer: SchemeAnswer;
  readonly onDone: () => void;
}): ReactNode {
  const write = useAct('rights.writeReport', { isQuiet: true });
  /** What the preview was asked for; a later change asks for a new one. */
  const [wanted, setWanted] = useState<z.output<typeof schema> | null>(null);
  const form = useSubmitForm({
    schema,
    defaults: { expected: null, comment: '' },
    submit: async ({ expected, comment }) => setWanted({ expected, comment: comment.trim() }),
  });
  const { control, subscribe } = form;
  useEffect(() => subscribe({ formState: { values: true }, callback: () => setWanted(null) }), [subscribe]);
  const given = (one: z.output<typeof schema>) => ({ facts, territory, scheme: answer.id, ...one });
  const preview = useProcedure('rights.previewReport', wanted === null ? null : given(wanted));

  const save = async (fileName: string): Promise<void> => {
    if (wanted === null) return;
    try {
      const { file } = await call('files.chooseToSave', { purpose: 'fixture', suggestedName: fileName });
      if (file === null) return;
      await write.mutateAsync({ ...given(wanted), file: file.handle });
      tellDone({ title: texts.saved, message: file.name });
      onDone();
    } catch (thrown) {
      tellFailure(thrown);
    }
  };

  return (
    <Stack gap="lg">
      <SubmitForm
        form={form}
        label={questionTexts.about(answerActTexts.report, answer.label)}
        submitLabel={texts.preview}
        submit={{ variant: wanted === null ? 'filled' : 'default' }}
        onCancel={form.leaving(onDone)}
      >
        <div className={classes.beside}>
          <Stack gap="md">
            <RadioField control={control} name="expected" label={texts.expected} choices={verdictChoices} />
            <TextAreaField
              control={control}
              name="comment"
              label={texts.why}
              description={texts.whyHelp}
              minRows={3}
              maxRows={8}
              maxLength={2000}
              isAboutNobody
            />
          </Stack>
          <MachineAnswer answer={answer} />
        </div>
      </SubmitForm>
      {wanted === null ? null : (
        <Loaded query={preview}>
          {({ content, fileName, remark }) => (
            <Stack gap="sm">
              <Alert color="vivier" icon={<IconShieldCheck aria-hidden />} title={texts.nobody}>
                {texts.nobodyMeans} {remark}
              </Alert>
              <Textarea
                label={texts.content}
                readOnly
                autosize
                minRows={6}
                maxRows={16}
                classNames={{ input: classes.content ?? '' }}
                value={content}
              />
              <FailureAlert failure={write.error} />
              <Group justify="flex-end">
                <Button loading={write.isPending} onClick={() => save(fileName)}>
                  {texts.save}
                </Button>
              </Group>
            </Stack>
          )}
        </Loaded>
      )}
    </Stack>
  );
}
