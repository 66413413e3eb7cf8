/** Shortcodes of a small common set; others are shown as typed. */

const SET = `tada 🎉|rocket 🚀|white_check_mark ✅|heavy_check_mark ✔️|x ❌|warning ⚠️|bell 🔔|no_bell 🔕|eyes 👀|wave 👋|thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|clap 👏|pray 🙏|
muscle 💪|fire 🔥|star ⭐|sparkles ✨|trophy 🏆|medal 🏅|dart 🎯|bulb 💡|memo 📝|pencil ✏️|pencil2 ✏️|calendar 📆|date 📅|clock9 🕘|hourglass ⌛|hourglass_flowing_sand ⏳|
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|red_circle 🔴|large_red_circle 🔴|large_blue_circle 🔵|
white_circle ⚪|black_circle ⚫|large_purple_circle 🟣|arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️|arrow_lower_right ↘️|small_red_triangle 🔺|small_red_triangle_down 🔻|
question ❓|grey_question ❔|exclamation ❗|information_source ℹ️|speech_balloon 💬|thought_balloon 💭|raised_hand ✋|raised_hands 🙌|handshake 🤝|point_right 👉|link 🔗|lock 🔒|unlock 🔓|key 🔑|gear ⚙️|wrench 🔧|hammer 🔨|
house 🏠|office 🏢|busts_in_silhouette 👥|bust_in_silhouette 👤|crown 👑|seedling 🌱|herb 🌿|evergreen_tree 🌲|palm_tree 🌴|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|thunder_cloud_and_rain ⛈️|snowflake ❄️|
smile 😄|smiley 😃|slightly_smiling_face 🙂|wink 😉|joy 😂|thinking_face 🤔|neutral_face 😐|confused 😕|cry 😢|sweat_smile 😅|heart ❤️|green_heart 💚|blue_heart 💙|broken_heart 💔|
zzz 💤|airplane ✈️|coffee ☕|beers 🍻|cake 🍰|gift 🎁|package 📦|inbox_tray 📥|outbox_tray 📤|email ✉️|envelope ✉️|phone ☎️|computer 💻|mag 🔍|pushpin 📌|paperclip 📎|scissors ✂️|wastebasket 🗑️|
checkered_flag 🏁|triangular_flag_on_post 🚩|construction 🚧|no_entry ⛔|stop_sign 🛑|recycle ♻️|100 💯|one 1️⃣|two 2️⃣|three 3️⃣|robot_face 🤖|ghost 👻|moneybag 💰|dollar 💵|euro 💶|scales ⚖️|compass 🧭|books 📚|book 📖|
mountain ⛰️|rock 🪨|checkered ☑️|ballot_box_with_check ☑️|black_square_button 🔲|white_large_square ⬜|large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|large_blue_square 🟦|repeat 🔁|arrows_counterclockwise 🔄`;

const GLYPHS = new Map(SET.split("|").map((entry) => entry.trim().split(" ")));

/** @param {string} name without colons. @returns {string | undefined} */
export const emoji = (name) => GLYPHS.get(name.toLowerCase());

export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/gi, (typed, name) => emoji(name) ?? typed);
