import { Button, Group, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { civilDateSchema, formatShortDate } from '../../shared/base/time';
import { contactLabels } from '../../shared/candidates';
import { type Candidate, contactKindSchema, contactKinds } from '../../shared/fields';
import { today, useAct, useDraftState, useProcedure } from '../bridge';
import { count, DateBox, EmptyState, formatInstant, ListSkeleton, Loaded, Private } from '../ui';
import classes from './candidates.module.css';

const STEP = 50;

/** Parcours: record what has just happened, then everything that happened, latest first. */
export function JourneyTab({ candidate }: { readonly candidate: Candidate }): ReactNode {
  return (
    <Stack gap="lg">
      <Composer candidate={candidate} />
      <Timeline candidate={candidate} />
    </Stack>
  );
}

const composerSchema = z.object({
  kind: z.union([contactKindSchema, z.literal('note')]),
  happenedOn: civilDateSchema.nullable(),
  note: z.string(),
});
type Composed = z.infer<typeof composerSchema>;

function Composer({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const contact = useAct('candidates.recordContact');
  const addNote = useAct('candidates.addNote');
  const blank: Composed = { kind: 'interview', happenedOn: today(), note: '' };
  // Begun and not recorded, it stays: neither another page nor a lock loses it.
  const [composed, setComposed] = useDraftState(`candidate.note:${candidate.id}`, composerSchema, blank);
  const { kind, happenedOn, note } = composed;
  const contactKind = contactKindSchema.safeParse(kind);
  const isNote = !contactKind.success;
  const isFuture = !isNote && happenedOn !== null && happenedOn > today();
  const canRecord = isNote ? note.trim() !== '' : happenedOn !== null && !isFuture;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!canRecord) return;
    const done = { onSuccess: () => setComposed({ ...composed, note: '' }) };
    if (!contactKind.success) addNote.mutate({ id: candidate.id, note: note.trim() }, done);
    else if (happenedOn !== null)
      contact.mutate({ id: candidate.id, kind: contactKind.data, happenedOn, note: note.trim() }, done);
  };

  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        Noter ce qui vient de se passer
      </Title>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Group align="flex-end" gap="lg">
            <SegmentedControl
              aria-label="Nature"
              transitionDuration={0}
              data={[
                ...contactKinds.map((value) => ({ value, label: contactLabels[value] })),
                { value: 'note', label: 'Note' },
              ]}
              value={kind}
              onChange={(value) => {
                const parsed = composerSchema.shape.kind.safeParse(value);
                if (parsed.success) setComposed({ ...composed, kind: parsed.data });
              }}
            />
            {isNote ? null : (
              <DateBox
                label="Date du contact"
                w={150}
                value={happenedOn}
                onChange={(day) => setComposed({ ...composed, happenedOn: day })}
                {...(isFuture ? { error: 'Cette date est à venir.' } : {})}
              />
            )}
          </Group>
          <Textarea
            label={isNote ? 'Note' : 'Compte rendu'}
            description="Des faits utiles à l’accompagnement, que la personne pourrait lire."
            autosize
            minRows={2}
            maxRows={10}
            maxLength={5000}
            value={note}
            onChange={(event) => setComposed({ ...composed, note: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) {
                event.preventDefault();
                submit(event);
              }
            }}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={!canRecord} loading={contact.isPending || addNote.isPending}>
              {isNote ? 'Ajouter la note' : 'Enregistrer le contact'}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}

function Timeline({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const [limit, setLimit] = useState(STEP);
  const query = useProcedure(
    'candidates.timeline',
    { id: candidate.id, offset: 0, limit: Math.min(limit, 200) },
    { keepPrevious: true },
  );
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        Parcours
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={4} />}>
        {({ entries, total }) =>
          entries.length === 0 ? (
            <EmptyState icon={IconHistory} title="Rien n’est encore inscrit">
              Le premier contact enregistré ouvrira le parcours.
            </EmptyState>
          ) : (
            <>
              <ol className={classes.timeline}>
                {entries.map((entry) => (
                  <li key={entry.id} className={classes.entry}>
                    <Text fw={600}>{formatShortDate(entry.happenedOn)}</Text>
                    <div>
                      <Text>{entry.label}</Text>
                      {entry.detail === '' ? null : (
                        <Text className={classes.detail}>
                          <Private>{entry.detail}</Private>
                        </Text>
                      )}
                      <Text size="sm" c="dimmed">
                        {entry.actor}, saisi le {formatInstant(entry.recordedAt)}
                      </Text>
                    </div>
                  </li>
                ))}
              </ol>
              {entries.length < total && limit < 200 ? (
                <Button variant="default" mt="md" onClick={() => setLimit(limit + STEP)}>
                  Afficher la suite ({count(total - entries.length, 'événement', 'événements')})
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
