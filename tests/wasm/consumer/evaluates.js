// What the policy must refuse: code made of text.
export let refused = false;
try {
  new Function('return 1')();
} catch {
  refused = true;
}
