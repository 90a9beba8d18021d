//! The text and how far it has been read. Nothing here is generic over the types that are read.

use crate::Unreadable;
use std::borrow::Cow;
use std::str::FromStr;

pub(crate) struct Scanner<'de> {
    text: &'de str,
    at: usize,
    /// A list or object has just been opened: no comma before its first part.
    fresh: bool,
}

impl<'de> Scanner<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Self { text, at: 0, fresh: false }
    }

    /// The next byte that is no blank, which stays unread; 0 at the end.
    pub(crate) fn peek(&mut self) -> u8 {
        while matches!(self.here(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.here()
    }

    fn here(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn expect(&mut self, byte: u8, what: &'static str) -> Result<(), Unreadable> {
        if self.peek() != byte {
            return Err(Unreadable(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Nothing follows.
    pub(crate) fn end(&mut self) -> Result<(), Unreadable> {
        self.peek();
        if self.at == self.text.len() { Ok(()) } else { Err(Unreadable("the end")) }
    }

    /// The bracket that opens a list or an object.
    pub(crate) fn open(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.expect(bracket, "a list or an object")?;
        self.fresh = true;
        Ok(())
    }

    /// The bracket that closes it.
    pub(crate) fn close(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.expect(bracket, "the end of a list or an object")?;
        self.fresh = false;
        Ok(())
    }

    /// Whether another part follows in a list or object that such a bracket will close.
    pub(crate) fn has_more(&mut self, bracket: u8) -> Result<bool, Unreadable> {
        if self.peek() == bracket {
            return Ok(false);
        }
        if !self.fresh {
            self.expect(b',', "a comma")?;
        }
        self.fresh = false;
        Ok(true)
    }

    /// What stands between a key and its value.
    pub(crate) fn colon(&mut self) -> Result<(), Unreadable> {
        self.fresh = false;
        self.expect(b':', "a colon")
    }

    /// A number, `true`, `false` or `null`, unread.
    fn word(&mut self) -> &'de str {
        self.peek();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_end = |byte: u8| matches!(byte, b',' | b']' | b'}' | b':' | b'"' | b'[' | b'{' | b' ' | b'\n' | b'\r' | b'\t');
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        rest.get(..length).unwrap_or_default()
    }

    pub(crate) fn null(&mut self) -> Result<(), Unreadable> {
        if self.word() != "null" {
            return Err(Unreadable("null"));
        }
        self.at += 4;
        Ok(())
    }

    pub(crate) fn bool(&mut self) -> Result<bool, Unreadable> {
        let word = self.word();
        self.at += word.len();
        match word {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Unreadable("true or false")),
        }
    }

    pub(crate) fn whole<T: FromStr>(&mut self) -> Result<T, Unreadable> {
        let word = self.word();
        self.at += word.len();
        word.parse().map_err(|_| Unreadable("a whole number"))
    }

    pub(crate) fn fraction(&mut self) -> Result<f64, Unreadable> {
        let word = self.word();
        self.at += word.len();
        word.parse().map_err(|_| Unreadable("a number"))
    }

    /// Whether the number that follows has a point or an exponent.
    pub(crate) fn is_fraction(&mut self) -> bool {
        self.word().bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
    }

    pub(crate) fn text(&mut self) -> Result<Cow<'de, str>, Unreadable> {
        self.expect(b'"', "a text")?;
        let plain = self.plain()?;
        if self.here() == b'"' {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        loop {
            let byte = self.here();
            self.at += 1;
            if byte == b'"' {
                return Ok(Cow::Owned(text));
            }
            // `plain` stops at a quotation mark or a backslash only.
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
    }

    /// The characters before the next quotation mark or backslash.
    fn plain(&mut self) -> Result<&'de str, Unreadable> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')).ok_or(Unreadable("the end of a text"))?;
        self.at += length;
        rest.get(..length).ok_or(Unreadable("a text"))
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        let letter = self.here();
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return Err(Unreadable("an escaped character")),
        })
    }

    fn code_point(&mut self) -> Result<char, Unreadable> {
        let first = self.unit()?;
        let code = match first {
            0xD800..0xDC00 if self.text.get(self.at..).unwrap_or_default().starts_with("\\u") => {
                self.at += 2;
                let second = self.unit()?;
                if !(0xDC00..0xE000).contains(&second) {
                    return Err(Unreadable("the other half of a character"));
                }
                0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            _ => first,
        };
        char::from_u32(code).ok_or(Unreadable("a character"))
    }

    fn unit(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        self.at += 4;
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or(Unreadable("four hexadecimal digits"))
    }

    /// Passes over one value, whatever it is.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut depth = 0_u32;
        loop {
            match self.peek() {
                b'"' => {
                    self.text()?;
                }
                b'{' | b'[' => {
                    self.at += 1;
                    depth += 1;
                }
                b'}' | b']' if depth > 0 => {
                    self.at += 1;
                    depth -= 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                _ => {
                    let length = self.word().len();
                    if length == 0 {
                        return Err(Unreadable("a value"));
                    }
                    self.at += length;
                }
            }
            // A comma or colon stands only within a list or object, of which more follows.
            if depth == 0 {
                return Ok(());
            }
        }
    }
}
