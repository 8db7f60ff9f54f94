import { ActionIcon, AppShell, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconBookmark, IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { Outlet, useCanGoBack, useMatches, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDiscretion } from '../bridge/discretion';
import { lock } from '../bridge/session';
import { ButtonLink, EmptyState, Page, StatusBadge } from '../ui';
import { shellTexts, besideTexts as texts } from './app.texts';
import { Palette } from './palette';
import { SearchBox } from './search-box';
import classes from './shell.module.css';

/** The pages that are read in the window beside; the others change something, or decide for the first window. */
const pages: ReadonlySet<string> = new Set([
  '/candidats',
  '/candidats/$candidateId',
  '/candidats/$candidateId/comparer',
  '/employeurs',
  '/employeurs/$employerId',
  '/dossiers',
  '/dossiers/$contractFileId',
  '/fiches',
  '/fiches/$scheme',
  '/aide',
  '/aide/$page',
]);

/** The window beside: no navigation, what it is said above every page, and the search to read another person there. */
export function BesideShell(): ReactNode {
  const route = useMatches().at(-1)?.fullPath ?? '/';
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { isDiscreet, toggle } = useDiscretion();
  const isRead = pages.has(route);
  return (
    <AppShell header={{ height: 48 }} transitionDuration={0} padding={0}>
      <AppShell.Header className={classes.header ?? ''}>
        <div className={`${classes.bar} ${classes.beside}`}>
          <div className={classes.brand}>
            <Tooltip label={texts.back}>
              <ActionIcon
                data-reads
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={texts.back}
                disabled={!canGoBack}
                onClick={() => router.history.back()}
              >
                <IconArrowLeft size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <StatusBadge tone="info">{texts.readsOnly}</StatusBadge>
          </div>
          <SearchBox />
          <div className={classes.tools}>
            <Tooltip
              label={shellTexts.withKey(isDiscreet ? shellTexts.showNames : shellTexts.hideNames, 'F9')}
            >
              <ActionIcon
                data-reads
                variant={isDiscreet ? 'light' : 'subtle'}
                color={isDiscreet ? 'vivier' : 'gray'}
                size="lg"
                aria-label={shellTexts.discretion}
                aria-pressed={isDiscreet}
                onClick={toggle}
              >
                {isDiscreet ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
              </ActionIcon>
            </Tooltip>
            <Tooltip label={shellTexts.withKey(shellTexts.lockPortfolio, 'Ctrl+L')}>
              <Button
                data-reads
                variant="default"
                leftSection={<IconLock size={16} aria-hidden />}
                onClick={lock}
              >
                {shellTexts.lock}
              </Button>
            </Tooltip>
          </div>
        </div>
      </AppShell.Header>
      <AppShell.Main id="contenu" tabIndex={-1} className={classes.main ?? ''}>
        {isRead ? (
          <Outlet />
        ) : (
          <Page title={texts.readsOnly}>
            <EmptyState
              icon={IconBookmark}
              title={texts.notHere}
              actions={<ButtonLink to="/candidats">{texts.toCandidates}</ButtonLink>}
            >
              {texts.notHereHelp}
            </EmptyState>
          </Page>
        )}
      </AppShell.Main>
      <Palette onLock={lock} />
    </AppShell>
  );
}
