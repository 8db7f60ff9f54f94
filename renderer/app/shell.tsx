import { ActionIcon, AppShell, Button, Text, Tooltip } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconHelp,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLock,
  IconPencil,
} from '@tabler/icons-react';
import { Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { JournalFault } from '../access';
import { BackupAge } from '../backups';
import { onMainEvent } from '../bridge/bridge';
import { useDiscretion } from '../bridge/discretion';
import { useProcedure } from '../bridge/procedures';
import { useSaving } from '../bridge/saving';
import { lock, useIsBeside } from '../bridge/session';
import { guidePageFor, helpTexts, isHelp } from '../help';
import { OpeningNotices, RecoveryInvitation } from '../portfolio';
import { formatTime, isUnderDialog, StatusBadge } from '../ui';
import { shellTexts as texts } from './app.texts';
import { BesideShell } from './beside-shell';
import { ClockNotice } from './clock-notice';
import { entries } from './navigation';
import { openPalette, Palette } from './palette';
import { SearchBox } from './search-box';
import classes from './shell.module.css';

/**
 * Keys that work on every screen of an open portfolio; the menu of the window sends the same commands. Main itself hears Ctrl+L, and
 * discretion its own (`bridge/discretion`).
 */
function useCommands(onHelp: () => void): void {
  const help = useRef(onHelp);
  useEffect(() => {
    help.current = onHelp;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'F1') {
        // What is typed in a dialog would go with the screen behind it.
        if (!isUnderDialog()) help.current();
        event.preventDefault();
        return;
      }
      const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isControl || event.key.toLowerCase() !== 'k') return;
      openPalette();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const forget = onMainEvent((event) => {
      if (event.type !== 'command') return;
      if (event.command === 'palette') openPalette();
      else if (event.command === 'lock') lock();
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      forget();
    };
  }, []);
}

/** What stands around every screen, in the first window or in the one beside. */
export function Shell(): ReactNode {
  const navigate = useNavigate();
  const route = useMatches().at(-1)?.fullPath ?? '/';
  const openHelp = (): void => {
    const page = guidePageFor(route);
    // Asked for from the help itself: going back leads to where it was first asked for.
    const replace = isHelp(route);
    void navigate(
      page === null ? { to: '/aide', replace } : { to: '/aide/$page', params: { page }, replace },
    );
  };
  useCommands(openHelp);
  return useIsBeside() ? <BesideShell /> : <FirstShell onHelp={openHelp} />;
}

/** Navigation on the left, the bar on top, the screen. */
function FirstShell({ onHelp: openHelp }: { readonly onHelp: () => void }): ReactNode {
  const { isDiscreet, toggle } = useDiscretion();
  const [isNarrowAtRest, setIsNarrowAtRest] = useLocalStorage({
    key: 'vivier-navigation-narrow',
    defaultValue: false,
  });
  // Half of a screen, or texts twice as large: the navigation is icons, until somebody wants its words.
  const isHalf = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const [isWidened, setIsWidened] = useState(false);
  const isNarrow = isHalf ? !isWidened : isNarrowAtRest;
  const info = useProcedure('portfolio.info', {});
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: isNarrow ? 56 : 188, breakpoint: 0 }}
      transitionDuration={0}
      padding={0}
    >
      <button type="button" className={classes.skip} onClick={skipToContent}>
        {texts.skip}
      </button>
      <AppShell.Header className={classes.header}>
        <div className={classes.bar}>
          <div className={classes.brand}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={isNarrow ? texts.widen : texts.narrow}
              aria-expanded={!isNarrow}
              onClick={() => (isHalf ? setIsWidened(isNarrow) : setIsNarrowAtRest(!isNarrow))}
            >
              {isNarrow ? (
                <IconLayoutSidebarLeftExpand size={20} aria-hidden />
              ) : (
                <IconLayoutSidebarLeftCollapse size={20} aria-hidden />
              )}
            </ActionIcon>
            <span className={classes.name}>{texts.name}</span>
            {info.data?.isDemo ? <StatusBadge tone="late">{texts.demo}</StatusBadge> : null}
          </div>
          <SearchBox />
          <div className={classes.tools}>
            <SavingMark />
            <BackupAge />
            <Tooltip label={texts.withKey(isDiscreet ? texts.showNames : texts.hideNames, 'F9')}>
              <ActionIcon
                variant={isDiscreet ? 'light' : 'subtle'}
                color={isDiscreet ? 'vivier' : 'gray'}
                size="lg"
                aria-label={texts.discretion}
                aria-pressed={isDiscreet}
                onClick={toggle}
              >
                {isDiscreet ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
              </ActionIcon>
            </Tooltip>
            <Tooltip label={helpTexts.tooltip}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={helpTexts.name}
                onClick={openHelp}
              >
                <IconHelp size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={texts.withKey(texts.lockPortfolio, 'Ctrl+L')}>
              <Button variant="default" leftSection={<IconLock size={16} aria-hidden />} onClick={lock}>
                {texts.lock}
              </Button>
            </Tooltip>
          </div>
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.nav} aria-label={texts.navigation}>
        {entries.map(({ to, label, icon: Icon }) => (
          <Tooltip key={to} label={label} position="right" disabled={!isNarrow}>
            <Link to={to} className={classes.entry} activeOptions={{ exact: false }} aria-label={label}>
              <Icon size={20} stroke={1.6} aria-hidden />
              {isNarrow ? null : <span>{label}</span>}
            </Link>
          </Tooltip>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="contenu" tabIndex={-1} className={classes.main}>
        <JournalFault />
        <ClockNotice />
        <OpeningNotices notices={info.data?.notices ?? []} />
        <RecoveryInvitation />
        <Outlet />
      </AppShell.Main>
      <Palette onLock={lock} />
    </AppShell>
  );
}

/** The fragment belongs to the router: the skip link moves the focus itself. */
function skipToContent(): void {
  document.getElementById('contenu')?.focus();
}

/** "Enregistré 14:02", said politely to assistive technology too. */
function SavingMark(): ReactNode {
  const { state } = useSaving();
  const [icon, words] = (() => {
    switch (state.kind) {
      case 'idle':
        return [null, ''] as const;
      case 'typing':
        return [<IconPencil key="icon" size={16} aria-hidden />, texts.typing] as const;
      case 'saving':
        return [<IconPencil key="icon" size={16} aria-hidden />, texts.saving] as const;
      case 'saved':
        return [<IconCheck key="icon" size={16} aria-hidden />, texts.saved(formatTime(state.at))] as const;
      case 'refused':
        return [<IconAlertTriangle key="icon" size={16} aria-hidden />, state.message] as const;
    }
  })();
  return (
    <Text
      component="div"
      role="status"
      size="sm"
      c={state.kind === 'refused' ? 'amber' : 'dimmed'}
      className={classes.saving}
      title={words}
    >
      {icon}
      <span className={state.kind === 'refused' ? classes.refused : 'vivier-nowrap'}>{words}</span>
    </Text>
  );
}
