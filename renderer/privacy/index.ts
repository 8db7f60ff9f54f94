/** Rights of the person and retention, on screen: what another page shows of them. Screens: `routes.tsx`. */
export { PersonPrivacy } from './person-privacy';
