import './app/hardening';

// In its own chunk: the modules of the app must be evaluated after the hardening, whatever the bundler puts where.
void import('./app/start');
