import { Button, Group, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { type Candidate, contactKindSchema, contactKinds, contactLabels } from '../../shared/candidates';
import { type CivilDate, formatShortDate } from '../../shared/time';
import { today, useAct, useProcedure } from '../app';
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

/** Texts begun and not recorded, by candidate: leaving the page for another does not lose them. Emptied by locking. */
const drafts = new Map<string, string>();

function Composer({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const contact = useAct('candidates.recordContact');
  const addNote = useAct('candidates.addNote');
  const [kind, setKind] = useState<string>('interview');
  const [happenedOn, setHappenedOn] = useState<CivilDate | null>(today());
  const [note, setNote] = useState(drafts.get(candidate.id) ?? '');
  useEffect(() => {
    if (note === '') drafts.delete(candidate.id);
    else drafts.set(candidate.id, note);
  }, [candidate.id, note]);
  const contactKind = contactKindSchema.safeParse(kind);
  const isNote = !contactKind.success;
  const isFuture = !isNote && happenedOn !== null && happenedOn > today();
  const canRecord = isNote ? note.trim() !== '' : happenedOn !== null && !isFuture;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!canRecord) return;
    const done = { onSuccess: () => setNote('') };
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
              onChange={setKind}
            />
            {isNote ? null : (
              <DateBox
                label="Date du contact"
                w={150}
                value={happenedOn}
                onChange={setHappenedOn}
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
            onChange={(event) => setNote(event.currentTarget.value)}
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
