// npm must never download a browser by itself: src/setup finds or gets one, and says so.
module.exports = { skipDownload: true }
