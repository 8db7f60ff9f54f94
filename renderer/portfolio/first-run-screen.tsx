import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { RestoreForm } from '../backups';
import { Frame } from '../ui';
import { CreateForm } from './create-form';
import { OpenForm } from './open-form';
import classes from './portfolio.module.css';

type Step = 'welcome' | 'create' | 'open' | 'restore';

/** First run: what the app protects and does not, then a new portfolio, or one that exists already. */
export function FirstRunScreen(): ReactNode {
  const [step, setStep] = useState<Step>('welcome');
  switch (step) {
    case 'welcome':
      return (
        <Welcome
          onCreate={() => setStep('create')}
          onOpen={() => setStep('open')}
          onRestore={() => setStep('restore')}
        />
      );
    case 'create':
      return <CreateForm onBack={() => setStep('welcome')} />;
    case 'open':
      return <OpenForm onBack={() => setStep('welcome')} />;
    case 'restore':
      return <RestoreForm needsTarget onBack={() => setStep('welcome')} onDone={() => setStep('welcome')} />;
  }
}

function Welcome({
  onCreate,
  onOpen,
  onRestore,
}: {
  readonly onCreate: () => void;
  readonly onOpen: () => void;
  readonly onRestore: () => void;
}): ReactNode {
  return (
    <Frame
      title="Bienvenue"
      width={820}
      lead="Vivier garde votre portefeuille de candidats dans un seul fichier chiffré, sur cet ordinateur. Rien n’est envoyé sur internet."
    >
      <Stack gap="xl">
        <div className={classes.columns}>
          <section>
            <Title order={2} mb="sm" className={classes.heading}>
              <IconCheck size={18} aria-hidden /> Ce que Vivier protège
            </Title>
            <ul className={classes.list}>
              <li>Le fichier du portefeuille est illisible sans votre phrase secrète, même copié ou volé.</li>
              <li>Verrouillé, plus rien ne reste lisible dans la fenêtre (Ctrl+L).</li>
              <li>Les noms se masquent d’une touche quand quelqu’un passe derrière vous (F9).</li>
              <li>Chaque changement est inscrit dans un journal qui ne s’efface pas.</li>
            </ul>
          </section>
          <section>
            <Title order={2} mb="sm" className={classes.heading}>
              <IconX size={18} aria-hidden /> Ce que Vivier ne peut pas protéger
            </Title>
            <ul className={classes.list}>
              <li>Un portefeuille ouvert sur un poste laissé sans surveillance.</li>
              <li>Un ordinateur infecté par un logiciel espion.</li>
              <li>Les fichiers que vous en sortez vous-même : PDF, exports, impressions.</li>
              <li>
                L’oubli de la phrase secrète et la perte de la clé de secours sur papier : sans l’une ni
                l’autre, personne ne peut rouvrir le portefeuille, ni votre structure, ni l’éditeur.
              </li>
            </ul>
          </section>
        </div>
        <Group justify="space-between">
          <Text c="dimmed">Prévoyez une feuille de papier ou une imprimante.</Text>
          <Group>
            <Button variant="default" onClick={onRestore}>
              Restaurer une sauvegarde
            </Button>
            <Button variant="default" onClick={onOpen}>
              Ouvrir un portefeuille existant
            </Button>
            <Button onClick={onCreate} data-autofocus>
              Créer un portefeuille
            </Button>
          </Group>
        </Group>
      </Stack>
    </Frame>
  );
}
