//! The site with all its layers, for browsers and programs.

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use axum::{Router, routing};
use http_body_util::BodyExt;
use probity_i18n::{Message, key};
use probity_web::{WebError, layers, routes};
use serde_json::Value as Json;
use tower::ServiceExt;

use crate::support::{self, html};

fn app() -> Router {
    let own = Router::new()
        .route(
            "/broken",
            routing::get(async || -> Result<String, WebError> {
                Err(WebError::internal("secret detail"))
            }),
        )
        .route(
            "/panic",
            routing::get(async || -> String { panic!("secret payload") }),
        )
        .route(
            "/busy",
            routing::get(async || -> Result<String, WebError> {
                Err(WebError::too_many("x").retry_after(60))
            }),
        )
        .route(
            "/api/refused",
            routing::get(async || -> Result<String, WebError> {
                Err(WebError::unprocessable("x")
                    .with_field("value", Message::new(key("form-missing"))))
            }),
        )
        .route("/send", routing::post(async |text: String| text));
    layers::around(routes::without_office().merge(own), &support::site()).unwrap()
}

async fn send(request: Request<Body>) -> (Response<()>, String) {
    let (parts, body) = app().oneshot(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (
        Response::from_parts(parts, ()),
        String::from_utf8_lossy(&bytes).into_owned(),
    )
}

async fn get(path: &str, headers: &[(&str, &str)]) -> (Response<()>, String) {
    let request = headers
        .iter()
        .fold(Request::get(path), |request, (name, value)| {
            request.header(*name, *value)
        });
    send(request.body(Body::empty()).unwrap()).await
}

fn header<'a>(response: &'a Response<()>, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_accessibility_statement_is_a_whole_page() {
    let (response, page) = get("/accessibility", &[]).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(html::faults(&page), [""; 0]);
    assert!(
        page.contains("<title>Accessibility statement - Office of the Mersea Commissioner</title>"),
        "{page}"
    );
    assert!(page.contains("21 November 2026"));
    assert_eq!(header(&response, "content-language"), "en");
    assert_eq!(header(&response, "cache-control"), "no-store");
    assert!(
        header(&response, "content-security-policy")
            .starts_with("default-src 'none'; style-src 'self'")
    );
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn stylesheets_are_cached_for_ever_under_their_contents_name() {
    let (_, page) = get("/accessibility", &[]).await;
    let links = html::read(&page)
        .tags
        .into_iter()
        .filter(|tag| tag.name == "link");
    let links: Vec<String> = links
        .map(|tag| tag.get("href").unwrap().replace("&#x2f;", "/"))
        .collect();
    assert_eq!(links.len(), 3);
    for link in &links {
        let (response, _) = get(link, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{link}");
        assert!(
            header(&response, "cache-control").contains("immutable"),
            "{link}"
        );
    }
    let (response, css) = get("/static/components.000000000000.css", &[]).await;
    assert_eq!(header(&response, "cache-control"), "no-cache");
    assert!(
        css.contains("govuk-button") && !css.contains("GDS Transport") && !css.contains("url(")
    );
    let (response, _) = get(&links[1], &[("accept-encoding", "gzip")]).await;
    assert_eq!(header(&response, "content-encoding"), "gzip");
    assert_eq!(
        get("/static/none.css", &[]).await.0.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn errors_are_pages_for_people_and_problems_for_programs() {
    let (response, page) = get("/nowhere?name=Ann", &[]).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(page.contains("Page not found") && !page.contains("Ann"));
    assert_eq!(html::faults(&page), [""; 0]);
    for (path, headers) in [
        ("/api/nowhere", vec![]),
        ("/nowhere", vec![("accept", "application/json")]),
    ] {
        let (response, body) = get(path, &headers).await;
        assert_eq!(
            header(&response, "content-type"),
            "application/problem+json"
        );
        let problem: Json = serde_json::from_str(&body).unwrap();
        assert_eq!(
            (problem["status"].as_u64(), problem["title"].as_str()),
            (Some(404), Some("Page not found"))
        );
    }
    let (_, body) = get("/api/refused", &[]).await;
    let problem: Json = serde_json::from_str(&body).unwrap();
    assert_eq!(problem["errors"][0]["field"], "value");
    assert_eq!(problem["errors"][0]["detail"], "Enter an answer");
}

#[tokio::test]
async fn a_fault_of_ours_gives_a_number_to_quote_and_no_detail() {
    for path in ["/broken", "/panic"] {
        let (response, page) = get(path, &[]).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!page.contains("secret"), "{page}");
        assert!(page.contains("quote <strong>"), "{page}");
    }
    let (response, _) = get("/busy", &[]).await;
    assert_eq!(header(&response, "retry-after"), "60");
}

#[tokio::test]
async fn forms_from_other_sites_and_too_much_are_refused() {
    let post = |site: &str, body: Vec<u8>| {
        let request = Request::post("/send").header("sec-fetch-site", site);
        send(
            request
                .header("content-type", "text/plain")
                .body(Body::from(body))
                .unwrap(),
        )
    };
    let (response, page) = post("cross-site", b"x".to_vec()).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert!(page.contains("another website"), "{page}");
    let (response, echoed) = post("same-origin", b"x".to_vec()).await;
    assert_eq!((response.status(), echoed.as_str()), (StatusCode::OK, "x"));
    let (response, page) = post("same-origin", vec![b'x'; layers::BODY_LIMIT + 1]).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.contains("too large"), "{page}");
    let (response, _) = get("/send", &[]).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(header(&response, "allow"), "POST");
}

#[tokio::test]
async fn a_language_is_chosen_and_kept() {
    let (response, _) = get("/language/cy?back=/accessibility", &[]).await;
    assert_eq!(header(&response, "location"), "/accessibility");
    let cookie = header(&response, "set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let (response, page) = get("/accessibility", &[("cookie", &cookie)]).await;
    assert_eq!(header(&response, "content-language"), "cy");
    assert!(page.contains("Datganiad hygyrchedd") && page.contains("lang=\"cy\""));
    let (response, _) = get("/accessibility", &[("accept-language", "cy-GB,en;q=0.5")]).await;
    assert_eq!(header(&response, "content-language"), "cy");
    let (response, _) = get("/language/cy?back=//evil.example", &[]).await;
    assert_eq!(header(&response, "location"), "/");
    assert_eq!(
        get("/language/fr", &[]).await.0.status(),
        StatusCode::NOT_FOUND
    );
}

/// The client's address for a request that 203.0.113.9 forwards for 198.51.100.7.
async fn client(behind_proxy: bool) -> String {
    use std::net::SocketAddr;

    use axum::extract::ConnectInfo;
    use probity_web::Site;
    use probity_web::client::Client;
    use probity_web::site::SiteSettings;
    let settings = SiteSettings {
        behind_proxy,
        ..SiteSettings::of("Office", jiff::Timestamp::UNIX_EPOCH)
    };
    let own = Router::new().route("/from", routing::get(async |Client(from): Client| from));
    let app = layers::around(own, &Site::new(settings).unwrap()).unwrap();
    let peer: SocketAddr = "203.0.113.9:4711".parse().unwrap();
    let request = Request::get("/from")
        .header("x-forwarded-for", "198.51.100.7")
        .extension(ConnectInfo(peer))
        .body(Body::empty())
        .unwrap();
    let body = app.oneshot(request).await.unwrap().into_body();
    String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn a_clients_address_is_read_from_a_header_only_behind_a_proxy() {
    assert_eq!(client(false).await, "203.0.113.9");
    assert_eq!(client(true).await, "198.51.100.7");
}

#[tokio::test]
async fn each_request_has_an_id_of_its_own_and_a_callers_is_not_taken() {
    let sent = [("x-request-id", "Sam-Staff")];
    let (first, _) = get("/accessibility", &sent).await;
    let (second, _) = get("/accessibility", &sent).await;
    let (one, other) = (
        header(&first, "x-request-id"),
        header(&second, "x-request-id"),
    );
    assert!(!one.is_empty() && one != "Sam-Staff", "{one}");
    assert_ne!(one, other);
}
