//! JSON on the wire, and in what the server embeds in a page, with one reader for both: the browser
//! downloads each type's reader once. The browser reads with `wire`, whose code is small; the
//! server, which trusts no request, with serde_json, which says what was wrong.

use leptos::server::codee::{Decoder, Encoder};
use leptos::server_fn::codec::Post;
use leptos::server_fn::{ContentType, Decodes, Encodes, FormatType};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(feature = "ssr")]
use serde_json::{Error as Unreadable, from_str};
#[cfg(not(feature = "ssr"))]
use wire::{Unreadable, from_str};

/// JSON as text.
pub struct JsonText;

/// For `Resource::new_with_options`: the page is sent when it is complete.
pub const BLOCKING: bool = true;

/// The encoding of arguments and answers of the server functions.
pub type Json = Post<JsonText>;

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: leptos::server_fn::Format = leptos::server_fn::Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<server_fn::Bytes, Self::Error> {
        serde_json::to_vec(value).map(server_fn::Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = Unreadable;

    fn decode(bytes: server_fn::Bytes) -> Result<T, Self::Error> {
        let text = std::str::from_utf8(&bytes).map_err(<Unreadable as serde::de::Error>::custom)?;
        from_str(text)
    }
}

impl<T: Serialize> Encoder<T> for JsonText {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for JsonText {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        from_str(text)
    }
}
