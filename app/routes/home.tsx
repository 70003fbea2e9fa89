export default function Home() {
  return <h1>ホーム</h1>;
}
