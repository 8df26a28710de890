function u() {
  return 1;
}
