import { Alert, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { agree } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import { contractFileIdSchema } from '../../shared/contract-files';
import { type CandidateId, candidateIdSchema, employerIdSchema } from '../../shared/fields';
import {
  type ErasurePreview,
  erasureReasonLabels,
  erasureReasons,
  type Mention,
  privacyProcedures,
} from '../../shared/privacy';
import { useAct, useProcedure } from '../bridge';
import {
  AnchorLink,
  ButtonLink,
  count,
  EmptyState,
  formatInstant,
  Loaded,
  Page,
  PageSkeleton,
  Private,
  SegmentedField,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';

interface Done {
  readonly erasedAt: string;
  readonly isOverwritten: boolean;
}

/** Erases one person: what goes, what stays, where copies still hold her, and her name to type. */
export function ErasureScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/effacer' });
  const [done, setDone] = useState<Done | null>(null);
  return done === null ? <Preview candidateId={candidateId} onDone={setDone} /> : <Erased done={done} />;
}

function Erased({ done }: { readonly done: Done }): ReactNode {
  const queries = useQueryClient();
  useEffect(() => {
    // What the window still remembers of pages that are left: hers, and lists in which she was.
    queries.removeQueries({ type: 'inactive' });
  }, [queries]);
  return (
    <Page title="Fiche effacée">
      <EmptyState
        icon={IconCircleCheck}
        title="La fiche est effacée"
        actions={<ButtonLink to="/candidats">Revenir aux candidats</ButtonLink>}
      >
        <Text>Effacée le {formatInstant(done.erasedAt)}. Rien ne peut la rendre.</Text>
        {done.isOverwritten ? null : (
          <Text mt="sm">
            Le disque manque de place pour réécrire ce qui a été libéré{'\u202F'}: ce sera fait à la prochaine
            ouverture. Libérez de la place d’ici là.
          </Text>
        )}
      </EmptyState>
    </Page>
  );
}

function Preview({
  candidateId,
  onDone,
}: {
  readonly candidateId: CandidateId;
  readonly onDone: (done: Done) => void;
}): ReactNode {
  const navigate = useNavigate();
  const query = useProcedure('privacy.erasure', { candidateIds: [candidateId] });
  const back = (): void => {
    void navigate({ to: '/candidats/$candidateId', params: { candidateId } });
  };
  // What was there at another visit is not what goes now.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>
      {(preview) => (
        <Page
          title="Effacer une fiche"
          subtitle={preview.people.map(({ id, name }) => <Private key={id}>{name}</Private>)}
          onBack={back}
        >
          <Stack gap="lg" maw={760}>
            <Goes goes={preview.goes} />
            <Stays />
            <Mentions mentions={preview.mentions} />
            <Copies copies={preview.copies} />
            <Confirmation
              candidateId={candidateId}
              asked={preview.confirmation}
              onDone={onDone}
              onBack={back}
            />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Goes({ goes }: { readonly goes: ErasurePreview['goes'] }): ReactNode {
  const held = [
    [goes.contacts, 'contact', 'contacts'],
    [goes.enrolments, 'inscription dans un dispositif', 'inscriptions dans un dispositif'],
    [goes.periods, 'période du parcours', 'périodes du parcours'],
    [goes.files, 'dossier de contrat', 'dossiers de contrat'],
    [goes.attachments, 'pièce jointe', 'pièces jointes'],
    [goes.drafts, 'saisie non terminée', 'saisies non terminées'],
    [goes.importLines, 'ligne de compte rendu d’import', 'lignes de compte rendu d’import'],
  ] as const;
  return (
    <Section title="Ce qui disparaît, sans retour">
      <List spacing={4}>
        <List.Item>
          La fiche entière{'\u202F'}: identité, adresse, situation, projet, réponses données.
        </List.Item>
        {held
          .filter(([number]) => number > 0)
          .map(([number, one, several]) => (
            <List.Item key={one}>{count(number, one, several)}.</List.Item>
          ))}
        <List.Item>
          Le contenu de {count(goes.events, 'événement', 'événements')} du parcours, notes comprises
          {goes.eventsOfOthers === 0
            ? ''
            : `, dont ${count(goes.eventsOfOthers, 'événement d’une autre fiche qui la nomme', 'événements d’autres fiches qui la nomment')}`}
          .
        </List.Item>
        <List.Item>Un import préparé et pas encore enregistré, s’il y en a un.</List.Item>
      </List>
      <Text mt="xs">
        Aucune annulation n’est possible. Si la même personne revient un jour, c’est une nouvelle fiche, sans
        lien avec celle-ci.
      </Text>
    </Section>
  );
}

function Stays(): ReactNode {
  return (
    <Section title="Ce qui reste, sans son nom">
      <List spacing={4}>
        <List.Item>
          Dans le journal, les dates et la nature des événements, sous un numéro qui ne désigne plus personne.
        </List.Item>
        <List.Item>
          Dans le journal des accès, les consultations sous ce même numéro, douze mois au plus.
        </List.Item>
        <List.Item>
          Les chiffres des trimestres{'\u202F'}: elle y reste comptée, sans rien qui la désigne.
        </List.Item>
        <List.Item>Les numéros de ses dossiers de contrat, qui ne sont pas redonnés.</List.Item>
      </List>
    </Section>
  );
}

function Mentions({ mentions }: { readonly mentions: readonly Mention[] }): ReactNode {
  if (mentions.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={`${count(mentions.length, 'autre fiche porte ce nom', 'autres fiches portent ce nom')} et ne ${agree(mentions.length, 'sera', 'seront')} pas ${agree(mentions.length, 'modifiée', 'modifiées')}`}
    >
      <Text size="sm" mb="xs">
        Corrigez-les d’abord, puis revenez{'\u202F'}: l’effacement emportera aussi l’ancienne version de ce
        que vous aurez corrigé. S’il s’agit d’un homonyme, laissez-les.
      </Text>
      <List spacing={4} size="sm">
        {mentions.map((mention) => (
          <List.Item key={mention.id}>
            <MentionLink mention={mention} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function MentionLink({ mention: { type, id, label } }: { readonly mention: Mention }): ReactNode {
  const name = <Private>{label}</Private>;
  if (type === 'candidate')
    return (
      <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidateIdSchema.parse(id) }}>
        Candidat {name}
      </AnchorLink>
    );
  if (type === 'employer')
    return (
      <AnchorLink to="/employeurs/$employerId" params={{ employerId: employerIdSchema.parse(id) }}>
        Employeur {name}
      </AnchorLink>
    );
  if (type === 'contract-file')
    return (
      <AnchorLink to="/dossiers/$contractFileId" params={{ contractFileId: contractFileIdSchema.parse(id) }}>
        Dossier {name}
      </AnchorLink>
    );
  return <Text span>{type === 'colleague' ? <>Collègue {name}</> : 'Les paramètres ou les références'}</Text>;
}

function Copies({ copies }: { readonly copies: ErasurePreview['copies'] }): ReactNode {
  const rotated = copies.flatMap(({ goneOn }) => (goneOn === null ? [] : [goneOn]));
  const last = rotated.toSorted().at(-1);
  const others = copies.filter(({ goneOn }) => goneOn === null);
  return (
    <Section title="Copies qui la contiennent encore">
      <Text>
        {last === undefined
          ? 'Aucune sauvegarde connue ne la contient.'
          : `${count(rotated.length, 'sauvegarde', 'sauvegardes')}, qui s’effacent d’elles-mêmes à leur tour\u202F: la dernière le ${formatFrenchDate(last)} au plus tard.`}
      </Text>
      {others.length === 0 ? null : (
        <>
          <Text mt="xs">Restent jusqu’à ce que quelqu’un les supprime{'\u202F'}:</Text>
          <List size="sm" spacing={4} mt={4}>
            {others.map(({ name, folder, madeAt }) => (
              <List.Item key={`${folder}/${name}`}>
                {name}, dossier «{'\u202F'}
                {folder}
                {'\u202F'}», du {formatInstant(madeAt)}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Text mt="xs">
        Ce qui a quitté Vivier autrement (copie faite à la main, PDF, impression) reste à détruire par vous ou
        par qui l’a reçu.
      </Text>
    </Section>
  );
}

const erasureSchema = privacyProcedures['privacy.erase'].input.omit({ candidateIds: true });

function Confirmation({
  candidateId,
  asked,
  onDone,
  onBack,
}: {
  readonly candidateId: CandidateId;
  readonly asked: string;
  readonly onDone: (done: Done) => void;
  readonly onBack: () => void;
}): ReactNode {
  const erase = useAct('privacy.erase', { isQuiet: true });
  const form = useSubmitForm({
    schema: erasureSchema,
    defaults: { reason: 'request', confirmation: '' },
    submit: (typed) => erase.mutateAsync({ candidateIds: [candidateId], ...typed }),
    onDone,
  });
  return (
    <Section title="Effacer">
      <SubmitForm
        form={form}
        submitLabel="Effacer pour toujours"
        submit={{ color: 'red' }}
        cancelLabel="Garder la fiche"
        onCancel={onBack}
      >
        <Group>
          <SegmentedField
            control={form.control}
            name="reason"
            label="Raison"
            data={erasureReasons.map((value) => ({ value, label: erasureReasonLabels[value] }))}
          />
        </Group>
        <TextField
          control={form.control}
          name="confirmation"
          label="Confirmation"
          description={
            <>
              Tapez «{'\u202F'}
              <Private>{asked}</Private>
              {'\u202F'}» pour effacer.
            </>
          }
          maw={420}
        />
      </SubmitForm>
    </Section>
  );
}
