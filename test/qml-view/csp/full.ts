import '../../../src/full.ts';
