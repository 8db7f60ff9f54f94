import { Alert, Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconShieldCheck } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Territory } from '../../shared/base/time';
import type { Facts, SchemeAnswer, Verdict } from '../../shared/law';
import { verdictSchema } from '../../shared/law';
import { call, tellFailure, useAct, useProcedure } from '../bridge';
import { Loaded } from '../ui';
import classes from './answer-forms.module.css';
import { MachineAnswer, verdictChoices } from './machine-answer';

interface Wanted {
  readonly expected: Verdict;
  readonly comment: string;
}

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
  const [expected, setExpected] = useState<Verdict | null>(null);
  const [comment, setComment] = useState('');
  const [hasTried, setHasTried] = useState(false);
  /** What the preview was asked for; a later change asks for a new one. */
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const given = (one: Wanted) => ({ facts, territory, scheme: answer.id, ...one });
  const preview = useProcedure('rights.previewReport', wanted === null ? null : given(wanted));

  const show = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (expected !== null) setWanted({ expected, comment: comment.trim() });
  };
  const save = async (fileName: string): Promise<void> => {
    if (wanted === null) return;
    try {
      const { file } = await call('files.chooseToSave', { purpose: 'fixture', suggestedName: fileName });
      if (file === null) return;
      await write.mutateAsync({ ...given(wanted), file: file.handle });
      notifications.show({ color: 'green', title: 'Signalement enregistré', message: file.name });
      onDone();
    } catch (thrown) {
      tellFailure(thrown);
    }
  };

  return (
    <Stack gap="lg">
      <form onSubmit={show} noValidate aria-label={`Signaler cette réponse, ${answer.label}`}>
        <div className={classes.beside}>
          <Stack gap="md">
            <Radio.Group
              label="La réponse que vous attendiez"
              value={expected}
              onChange={(value) => {
                setExpected(verdictSchema.parse(value));
                setWanted(null);
              }}
              {...(hasTried && expected === null ? { error: 'Choisissez la réponse attendue.' } : {})}
            >
              <Group gap="lg" my={6}>
                {verdictChoices.map(({ value, label }, index) => (
                  <Radio
                    key={value}
                    value={value}
                    label={label}
                    {...(index === 0 ? { 'data-autofocus': true } : {})}
                  />
                ))}
              </Group>
            </Radio.Group>
            <Textarea
              label="Pourquoi"
              description="L’article ou le texte qui vous fait penser autrement. N’écrivez ni nom, ni adresse, ni téléphone : ce texte part tel quel."
              autosize
              minRows={3}
              maxRows={8}
              maxLength={2000}
              value={comment}
              onChange={(event) => {
                setComment(event.currentTarget.value);
                setWanted(null);
              }}
            />
          </Stack>
          <MachineAnswer answer={answer} />
        </div>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onDone}>
            Annuler
          </Button>
          <Button type="submit" variant={wanted === null ? 'filled' : 'default'}>
            Voir ce qui sera écrit
          </Button>
        </Group>
      </form>
      {wanted === null ? null : (
        <Loaded query={preview}>
          {({ content, fileName, remark }) => (
            <Stack gap="sm">
              <Alert
                color="vivier"
                icon={<IconShieldCheck aria-hidden />}
                title="Le fichier ne dit pas de qui il s’agit"
              >
                Ni nom, ni adresse, ni numéro&nbsp;: les faits seuls, tels que les règles les lisent. {remark}
              </Alert>
              <Textarea
                label="Texte du fichier, en entier"
                readOnly
                autosize
                minRows={6}
                maxRows={16}
                classNames={{ input: classes.content ?? '' }}
                value={content}
              />
              {write.error === null ? null : (
                <Alert color="red" role="alert">
                  {write.error.message}
                </Alert>
              )}
              <Group justify="flex-end">
                <Button loading={write.isPending} onClick={() => save(fileName)}>
                  Enregistrer le fichier…
                </Button>
              </Group>
            </Stack>
          )}
        </Loaded>
      )}
    </Stack>
  );
}
