// What a name that nothing defines, or that nothing uses, looks like before a reader meets it.
import globals from "globals";

const rules = {
  "no-undef": "error",
  "no-unused-vars": "error",
  "no-const-assign": "error",
  "no-dupe-keys": "error",
  "no-redeclare": "error",
  "no-unreachable": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "eqeqeq": "error",
  "prefer-const": "error",
  // A module's own function, which is called where it stands, does not count.
  "max-lines-per-function": ["error", { max: 60, skipBlankLines: false, skipComments: false, IIFEs: false }],
};

// A worker has no page.
const worker = { ...globals.serviceworker };

export default [
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, paperArchive: "readonly", lunr: "readonly" },
    },
    rules,
  },
  { files: ["**/keep/*.js"], ignores: ["**/keep.js"], languageOptions: { globals: worker }, rules },
];
