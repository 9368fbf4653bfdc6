//! Where a webhook may call: never into the network that the server itself stands in, unless the settings allow it.

use finding::Text;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Whether an address may be set: https, without a name and password in it.
pub(crate) fn may_call(url: &str, private: bool) -> Result<(), Text> {
    let uri: Uri = url
        .parse()
        .map_err(|_| Text::new("địa chỉ chưa đúng", "this is no address"))?;
    let plain = uri.scheme_str() == Some("http") && private;
    if uri.scheme_str() != Some("https") && !plain {
        return Err(Text::new(
            "địa chỉ phải bắt đầu bằng https://",
            "the address must begin with https://",
        ));
    }
    let host = uri.host().unwrap_or_default();
    if host.is_empty()
        || uri
            .authority()
            .is_some_and(|own| own.as_str().contains('@'))
    {
        return Err(Text::new(
            "địa chỉ cần tên máy và không kèm tên đăng nhập",
            "the address needs a host and no user name",
        ));
    }
    let literal = host.trim_matches(['[', ']']).parse::<IpAddr>();
    if !private && literal.is_ok_and(|own| !is_public(own)) {
        return Err(Text::new(
            "không gọi tới địa chỉ mạng nội bộ",
            "addresses of private networks are not called",
        ));
    }
    Ok(())
}

/// Finds the addresses of a name and leaves out what is not public: asked at each call, so that a name cannot be pointed elsewhere afterwards.
#[derive(Debug)]
pub(super) struct PublicOnly {
    pub(super) private: bool,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for own in found.iter() {
            if self.private || is_public(own.ip()) {
                kept.push(*own);
            }
        }
        if kept.is_empty() {
            return Err(Error::HostNotFound);
        }
        Ok(kept)
    }
}

/// Whether an address stands in the public network.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(own) => is_public_4(own),
        IpAddr::V6(own) => match own.to_ipv4_mapped() {
            Some(own) => is_public_4(own),
            None => is_public_6(own),
        },
    }
}

fn is_public_4(own: Ipv4Addr) -> bool {
    let [a, b, c, _] = own.octets();
    !(own.is_private()
        || own.is_loopback()
        || own.is_link_local()
        || own.is_multicast()
        || own.is_broadcast()
        || own.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_6(own: Ipv6Addr) -> bool {
    let first = own.segments()[0];
    // Global unicast is 2000::/3; of it, 2001::/23 and 2002::/16 lead elsewhere, 2001:db8::/32 is for documents, and 64:ff9b::/96 stands outside of it.
    let global = first & 0xe000 == 0x2000;
    let special = first == 0x2002
        || (first == 0x2001 && own.segments()[1] < 0x0200)
        || (first == 0x2001 && own.segments()[1] == 0x0db8);
    global && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_not_called() {
        for own in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "fe80::1",
            "fd00::1",
            "::",
            "::ffff:10.0.0.1",
            "2002:a00:1::",
            "64:ff9b::a00:1",
            "2001:db8::1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
        for own in ["1.1.1.1", "203.162.0.1", "2606:4700::1111", "2400:cb00::1"] {
            assert!(is_public(own.parse().unwrap()), "{own}");
        }
    }

    #[test]
    fn an_address_is_https_and_holds_no_password() {
        assert!(may_call("https://cong.example.vn/nhan", false).is_ok());
        for own in [
            "http://cong.example.vn/",
            "https://a:b@cong.example.vn/",
            "ftp://x/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "/nhan",
            "",
        ] {
            assert!(may_call(own, false).is_err(), "{own}");
        }
        assert!(may_call("http://127.0.0.1:9000/nhan", true).is_ok());
    }
}
