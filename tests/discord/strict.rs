//! The double itself: it refuses what Discord refuses, and counts what it lets through.

mod gateway;
mod rest;
