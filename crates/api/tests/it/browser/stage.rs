//! A server with the rounds and accounts of the demonstration, and windows onto it.

use super::{client::Window, served::Served};
use crate::house::House;
use std::collections::BTreeMap;

/// The round that is shown as published.
pub(super) const SHOWN: &str = "/rounds/phu-tho-2026";

/// The round that runs.
pub(super) const RUNNING: &str = "/rounds/cchc-xa-minh-hoa-2024";

/// A served demonstration whose clock the test turns.
pub(super) struct Stage {
    /// The server's data and clock.
    pub(super) house: House,
    served: Served,
    passwords: BTreeMap<String, String>,
}

impl Stage {
    /// Starts it; staff sign in without one-time codes.
    pub(super) async fn new() -> Self {
        let house = House::with(|settings| {
            settings.listen = ([127, 0, 0, 1], 0).into();
            settings.demo = true;
            settings.codes_for_staff = false;
        })
        .await;
        let accounts = api::demonstrate(&house.app).await.expect("a demonstration");
        let served = Served::start(house.app.clone()).await;
        let accounts = accounts.into_iter().map(|own| (own.name, own.password));
        Self {
            passwords: accounts.collect(),
            served,
            house,
        }
    }

    /// The server's own, for what a page cannot do yet.
    pub(super) fn app(&self) -> &api::App {
        &self.house.app
    }

    /// The address of a path.
    pub(super) fn url(&self, path: &str) -> String {
        self.served.url(path)
    }

    /// Types name and password.
    pub(super) async fn give_password(&self, window: &Window, name: &str) {
        window.open_page(&self.url("/sign-in?lang=vi")).await;
        window.type_in("#name", name).await;
        window.type_in("#password", &self.passwords[name]).await;
        window.press("form.card button").await;
    }

    /// Signs in by typing.
    pub(super) async fn sign_in(&self, window: &Window, name: &str) {
        self.give_password(window, name).await;
        let at = window.at().await;
        assert!(!at.contains("sign-in"), "{name} stands at {at}");
    }

    /// Lets somebody else sit down at the window.
    pub(super) async fn turn_to(&self, window: &Window, name: &str) {
        let done = window.client.delete_all_cookies().await;
        done.expect("the cookies go");
        self.sign_in(window, name).await;
    }

    /// A window of somebody who has signed in.
    pub(super) async fn window_of(&self, name: &str) -> Window {
        let window = Window::open(1280).await;
        self.sign_in(&window, name).await;
        window
    }
}
