// Code with its words in classes, for a style sheet to colour.
import highlighter from "highlight.js/lib/core";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import yaml from "highlight.js/lib/languages/yaml";

highlighter.registerLanguage("json", json);
highlighter.registerLanguage("python", python);
highlighter.registerLanguage("yaml", yaml);

/** HTML whose only tags are spans with a class, or null where there is no such language or no such HTML. */
export function colour(code, language) {
  if (!highlighter.getLanguage(language)) return null;
  const html = highlighter.highlight(code, { language, ignoreIllegals: true }).value;
  return /[<>]/.test(html.replace(/<span class="[\w -]*">|<\/span>/g, "")) ? null : html;
}
