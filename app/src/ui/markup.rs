//! Text where Leptos writes none but markup: what stands in a `textarea` and in the page's title goes
//! into the server's HTML as it is, so that `</title>` in somebody's words would end it.

/// A text that is text wherever it stands between tags.
#[must_use]
pub fn as_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::as_markup;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, markup) in [
            ("", ""),
            ("a < b && c > d", "a &lt; b &amp;&amp; c > d"),
            ("</title><script>alert(1)</script>", "&lt;/title>&lt;script>alert(1)&lt;/script>"),
            ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ] {
            assert_eq!(as_markup(text), markup);
        }
    }
}
